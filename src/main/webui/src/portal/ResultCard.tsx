import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../paths';
import { Instant } from '../ui/Instant';
import { yuan } from './money';
import type { ListedResult } from './publicApi';
import { StateMark } from './StateMark';
import { useTradeNames } from './useTradeNames';

/** One announcement about an outcome: who, for how much, and until when it may be objected to. */
export function ResultCard({ result }: { result: ListedResult }) {
  const { t } = useTranslation('results');
  const { subject, kind, region } = useTradeNames();
  return (
    <li className="lot-card">
      <div className="lot-card-head">
        <h2>
          <Link to={`${paths.lot(result.tender, result.lot)}#outcome`}>{result.name}</Link>
        </h2>
        {!result.current && (
          <span className="tag tag-warning">
            <StateMark state="warning" />
            {t('superseded')}
          </span>
        )}
        <span className="tag tag-waiting">{subject(result.subject)}</span>
      </div>
      <p className="secondary">
        {[
          t('lotOf', { tender: result.tender, lot: result.lot }),
          kind(result.kind),
          region(result.region),
          result.tenderee,
        ].join(' · ')}
      </p>
      {result.entries.length > 0 && (
        <ol className="entries">
          {result.entries.map((entry, at) => (
            <li key={at}>
              {entry['name']}
              {entry['price'] !== undefined && (
                <span className="numeric"> {t('price', { price: yuan(entry['price']) })}</span>
              )}
            </li>
          ))}
        </ol>
      )}
      <p>
        {t('published')} <Instant at={result.publishedAt} />
        {result.until !== null && (
          <>
            {t('until')} <Instant at={result.until} />
          </>
        )}
      </p>
    </li>
  );
}
