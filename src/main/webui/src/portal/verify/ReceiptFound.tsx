import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/Instant';
import { Note } from '../../ui/Note';
import type { CheckedReceipt } from './check';
import { MerklePath } from './MerklePath';
import { ReceiptFacts } from './ReceiptFacts';
import { TrustNote } from './TrustNote';
import { Verdicts } from './Verdicts';
import { Witnesses } from './Witnesses';

const LOOKS = { holds: 'success', fails: 'danger', incomplete: 'warning' } as const;

/** What came of checking a receipt: the answer first, then line by line. */
export function ReceiptFound({ checked: { trust, report } }: { checked: CheckedReceipt }) {
  const { t } = useTranslation('verify');
  const { receipt, climb, index, checkpoint, quorumTime } = report;
  return (
    <>
      <div role="status">
        <Note kind={LOOKS[report.overall]}>
          <h2>{t(`overall.${report.overall}.${trust.source}`)}</h2>
          {report.overall === 'holds' && receipt && quorumTime && (
            <p>
              {t('lag', {
                seconds: Math.max(1, Math.ceil((quorumTime.getTime() - receipt.received.getTime()) / 1000)),
              })}{' '}
              <Instant at={quorumTime.getTime()} seconds />
            </p>
          )}
        </Note>
      </div>
      <Verdicts report={report} />
      <TrustNote trust={trust} />
      {receipt && <ReceiptFacts receipt={receipt} />}
      {climb && checkpoint && index !== undefined && (
        <section aria-labelledby="path">
          <h2 id="path">{t('path.title', { index: String(index), size: String(checkpoint.size) })}</h2>
          <p>{t(report.rootMatches ? 'path.arrives' : 'path.misses')}</p>
          <MerklePath climb={climb} rootMatches={report.rootMatches === true} />
        </section>
      )}
      {report.cosigned.length > 0 && (
        <section aria-labelledby="witnesses">
          <h2 id="witnesses">{t('witnesses.title')}</h2>
          <Witnesses cosigned={report.cosigned} register={trust.register} />
        </section>
      )}
    </>
  );
}
