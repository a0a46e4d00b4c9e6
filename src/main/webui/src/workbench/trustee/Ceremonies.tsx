import { useTranslation } from 'react-i18next';
import { StackedTable } from '../../portal/StackedTable';
import type { Ceremony } from './custodyApi';

/** Ceremonies in which trustees make keys together, running and past. */
export function Ceremonies({ all }: { all: readonly Ceremony[] }) {
  const { t } = useTranslation('trustee');
  const running = all.filter(({ state }) => state === 'dealing' || state === 'certifying').length;
  return (
    <section aria-labelledby="ceremonies">
      <h2 id="ceremonies">
        {running === 0
          ? t('ceremonies.past', { count: all.length })
          : t('ceremonies.running', { count: running })}
      </h2>
      {all.length > 0 && (
        <StackedTable
          caption={t('ceremonies.caption')}
          rows={all}
          rowKey={(row) => row.batch}
          columns={[
            { key: 'batch', head: t('stock.batch'), cell: (row) => row.batch },
            { key: 'keys', head: t('stock.keys'), figures: true, cell: (row) => row.count },
            {
              key: 'state',
              head: t('column.state'),
              cell: (row) => (
                <>
                  {t(`ceremony.${row.state}`)} <span className="code">{row.failure}</span>
                </>
              ),
            },
            {
              key: 'dealt',
              head: t('column.dealt'),
              cell: (row) => t('ceremonies.of', { done: row.dealt.length, all: row.dealers.length }),
            },
            {
              key: 'certified',
              head: t('column.certified'),
              cell: (row) => row.certified.join(', ') || t('nobody'),
            },
            {
              key: 'complained',
              head: t('column.complained'),
              cell: (row) => row.complained.join(', ') || t('nobody'),
            },
          ]}
        />
      )}
    </section>
  );
}
