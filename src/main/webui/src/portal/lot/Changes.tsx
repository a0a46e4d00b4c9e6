import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/Instant';
import { Note } from '../../ui/Note';
import type { Change, LotPage, Notice } from '../publicApi';
import { useTradeNames } from '../useTradeNames';
import { Diff } from './Diff';

/** Every notice of the lot, the newest first, with what it changed, when and why; the regulator's orders after them. */
export function Changes({ page }: { page: LotPage }) {
  const { t } = useTranslation('lot');
  return (
    <>
      <ol className="changes">
        {page.notices.toReversed().map((notice) => (
          <li key={notice.noticeSha256}>
            <OfNotice notice={notice} />
          </li>
        ))}
      </ol>
      {page.orders.length > 0 && (
        <>
          <h3>{t('changes.orders')}</h3>
          <ul>
            {page.orders.map((order) => (
              <li key={order.orderSha256}>
                {t(`changes.order.${order.kind}` as 'changes.order.SUSPEND')}{' '}
                <Instant at={order.recordedAt} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function OfNotice({ notice }: { notice: Notice }) {
  const { t } = useTranslation('lot');
  return (
    <>
      <h3>
        {t('changes.version', { version: notice.version })} <Instant at={notice.publishedAt} />
      </h3>
      {!notice.inChain && (
        <Note kind="warning">
          <p>{t('changes.outOfChain')}</p>
        </Note>
      )}
      {notice.reason !== null && <p>{t('changes.reason', { reason: notice.reason })}</p>}
      {notice.version === 1 && <p>{t('changes.first')}</p>}
      {notice.changes.length > 0 && (
        <dl className="diffs">
          {notice.changes.map((change) => (
            <OneChange key={change.field} change={change} />
          ))}
        </dl>
      )}
      {notice.documentsAdded.length > 0 && (
        <p>{t('changes.documents', { names: notice.documentsAdded.join(t('changes.separator')) })}</p>
      )}
      <p className="secondary">
        {notice.witnessedAt === null ? (
          t('changes.unwitnessed')
        ) : (
          <>
            {t('changes.witnessed')} <Instant at={notice.witnessedAt} seconds />
          </>
        )}{' '}
        <span className="digest">{notice.noticeSha256.slice(0, 16)}…</span>
      </p>
    </>
  );
}

function OneChange({ change }: { change: Change }) {
  const { field } = useTradeNames();
  return (
    <div>
      <dt>
        {field(change.label)} <span className="code">{change.field}</span>
      </dt>
      <dd>
        <Diff before={change.before} after={change.after} />
      </dd>
    </div>
  );
}
