import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FactList } from '../../../../portal/FactList';
import { openingAddresses, type Closing, type RecordSignature } from './openingApi';
import { organisation } from '../../prepare/queries';
import { useLotInHand } from '../LotDesk';
import { SignPaper } from '../SignPaper';

/** The tender side's signature behind the platform's on the printed record. */
export function SignRecord({
  round,
  closing,
  signatures,
  onDone,
}: {
  round: number;
  closing: Closing;
  signatures: RecordSignature[];
  onDone: () => void;
}) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  const own = useQuery(organisation).data ?? undefined;
  return (
    <SignPaper
      act={t('opening.signNow')}
      said={t('opening.signed')}
      reason={t('opening.reason')}
      pdf={openingAddresses.record(tender, name, round)}
      to={openingAddresses.signatures(tender, name, round)}
      organisation={own}
      onDone={onDone}
    >
      <FactList
        facts={[
          [t('opening.paper'), t('opening.paperName', { tender, lot: name, round })],
          [t('opening.bids'), closing.count],
          [t('opening.closeSha256'), <span className="digest">{closing.closeSha256}</span>],
          [t('opening.before'), signatures.length === 0 ? t('opening.nobody') : signatures.length],
        ]}
      />
      <p>{t('opening.meaning')}</p>
    </SignPaper>
  );
}
