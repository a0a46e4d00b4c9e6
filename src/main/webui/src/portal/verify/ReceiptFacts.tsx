import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../sealing/receipt';
import { Instant } from '../../ui/Instant';
import { FactList } from '../FactList';

/** What the platform confirmed. The bidder's name is not in a receipt. */
export function ReceiptFacts({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation('verify');
  const facts: [string, ReactNode][] = [
    [t('facts.status'), t(`facts.${receipt.status}`)],
    [
      t('facts.received'),
      <>
        <Instant at={receipt.received.getTime()} seconds />{' '}
        <span className="code">{receipt.received.toISOString()}</span>
      </>,
    ],
    [t('facts.lot'), t('facts.lotOf', { tender: receipt.tender, lot: receipt.lot, round: receipt.round })],
    [t('facts.slot'), t('facts.slotOf', { slot: receipt.slot, seq: receipt.seq })],
    [t('facts.sealed'), <span className="digest">{receipt.sealedSha256}</span>],
    [t('facts.signature'), <span className="digest">{receipt.signatureSha256}</span>],
  ];
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t('facts.title')}</h2>
      <FactList facts={facts} />
    </section>
  );
}
