import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { businessNow } from '../../../live/clock';
import { FactList } from '../../../portal/FactList';
import type { LotPage } from '../../../portal/publicApi';
import { signMessage, type Signer } from '../../../sealing/sign';
import { Instant } from '../../../ui/Instant';
import { SignWith } from '../../../ui/SignWith';
import { withdraw, type Organisation, type OwnBid } from '../bidderApi';

/** Takes a bid back, signed: withdrawing is no harder than handing in, and as final. */
export function WithdrawBid({
  page,
  round,
  bid,
  organisation,
  onDone,
  onKeep,
}: {
  page: LotPage;
  round: number;
  bid: OwnBid;
  organisation: Organisation;
  /** @param proved whether the receipt is there already */
  onDone: (proved: boolean) => void;
  onKeep: () => void;
}) {
  const { t } = useTranslation('bidder');
  const queries = useQueryClient();
  const { tender, lot } = page.lot;
  const sign = async (signer: Signer) => {
    const withdrawal = {
      v: 1,
      tender,
      lot,
      round,
      slot: bid.slot,
      sealedSha256: bid.sealedSha256,
      at: new Date(businessNow() ?? Date.parse(page.at)).toISOString(),
    };
    const proved = await withdraw({ tender, lot }, round, await signMessage(withdrawal, signer));
    await queries.invalidateQueries({ queryKey: ['bidder', 'lot', tender, lot] });
    onDone(proved);
  };
  return (
    <SignWith act={t('withdraw.sign')} organisation={organisation} onSign={sign}>
      <FactList
        facts={[
          [t('objection.lot'), `${page.lot.name} (${t('lots.named', { tender, lot })})`],
          [t('receipts.slot'), <span className="numeric">{bid.slot}</span>],
          [t('receipts.received'), <Instant at={bid.received} seconds />],
          [t('receipts.digest'), <span className="digest">{bid.sealedSha256}</span>],
        ]}
      />
      <p>{t('withdraw.effect')}</p>
      <p>
        <Button size="small" onClick={onKeep}>
          {t('withdraw.keep')}
        </Button>
      </p>
    </SignWith>
  );
}
