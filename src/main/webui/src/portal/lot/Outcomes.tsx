import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/Instant';
import { FactList } from '../FactList';
import { yuan } from '../money';
import type { LotPage, Outcome } from '../publicApi';
import { StackedTable } from '../StackedTable';
import { useTradeNames } from '../useTradeNames';

/** What stands first in a table of candidates, winners or contracts; other fields follow as they come. */
const FIRST = ['rank', 'name', 'price', 'score'];

/** What was announced about the outcome, the newest first; superseded ones stay, and say so. */
export function Outcomes({ page }: { page: LotPage }) {
  const { t } = useTranslation('lot');
  if (page.outcome.length === 0) {
    return <p>{t('outcome.none')}</p>;
  }
  return page.outcome
    .toReversed()
    .map((each) => <Announced key={each.sha256 + each.publishedAt} outcome={each} />);
}

function Announced({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('lot');
  const { subject, field } = useTradeNames();
  const named = [...new Set(outcome.entries.flatMap((entry) => Object.keys(entry)))].filter(
    (name) => name !== 'slot',
  );
  const columns = [
    ...FIRST.filter((name) => named.includes(name)),
    ...named.filter((name) => !FIRST.includes(name)),
  ];
  return (
    <div className={outcome.current ? undefined : 'superseded'}>
      <h3>
        {subject(outcome.subject)} <Instant at={outcome.publishedAt} />{' '}
        {!outcome.current && <span className="tag tag-warning">{t('outcome.superseded')}</span>}
      </h3>
      {outcome.until !== null && (
        <p>
          {t('outcome.until')} <Instant at={outcome.until} seconds />
        </p>
      )}
      <StackedTable
        caption={t('outcome.caption', { count: outcome.entries.length })}
        rows={outcome.entries}
        rowKey={(_, at) => `${at}`}
        columns={columns.map((name) => ({
          key: name,
          head: field(name),
          figures: name === 'price',
          cell: (entry: Record<string, string>) =>
            name === 'price' ? yuan(entry[name] ?? '') : (entry[name] ?? '—'),
        }))}
      />
      <FactList facts={Object.entries(outcome.fields).map(([name, value]) => [field(name), value])} />
      <p className="secondary">
        {t('outcome.signed')} <span className="digest">{outcome.sha256}</span>
      </p>
    </div>
  );
}
