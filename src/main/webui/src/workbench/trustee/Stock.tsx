import { useTranslation } from 'react-i18next';
import { StackedTable } from '../../portal/StackedTable';
import { Instant } from '../../ui/Instant';
import { BarPlot } from '../plots/BarPlot';
import type { Desk } from './custodyApi';

/** Batches of keys, and how many of each are left. */
export function Stock({ desk }: { desk: Desk }) {
  const { t } = useTranslation('trustee');
  const left = desk.batches.reduce((sum, batch) => sum + batch.left, 0);
  return (
    <div id="stock">
      <BarPlot
        finding={t('stock.finding', { count: left, batches: desk.batches.length })}
        unit={t('stock.unit')}
        at={desk.at}
        file="key-stock"
        bars={desk.batches
          .filter((batch) => batch.left > 0)
          .map((batch) => ({
            key: batch.batch,
            label: batch.batch,
            value: batch.left,
            shown: t('stock.shown', { left: batch.left, keys: batch.keys }),
          }))}
        rows={[
          [t('stock.batch'), t('stock.keys'), t('stock.left'), t('stock.certified')],
          ...desk.batches.map((batch) => [
            batch.batch,
            String(batch.keys),
            String(batch.left),
            batch.certifiedAt,
          ]),
        ]}
      >
        <StackedTable
          caption={t('stock.caption')}
          rows={desk.batches}
          rowKey={(row) => row.batch}
          columns={[
            { key: 'batch', head: t('stock.batch'), cell: (row) => row.batch },
            { key: 'keys', head: t('stock.keys'), figures: true, cell: (row) => row.keys },
            { key: 'left', head: t('stock.left'), figures: true, cell: (row) => row.left },
            { key: 'at', head: t('stock.certified'), cell: (row) => <Instant at={row.certifiedAt} /> },
          ]}
        />
      </BarPlot>
    </div>
  );
}
