import { useTranslation } from 'react-i18next';
import { yuan } from '../../../portal/money';
import { StackedTable } from '../../../portal/StackedTable';
import { useTradeNames } from '../../../portal/useTradeNames';
import { BarPlot } from '../../plots/BarPlot';
import type { Day } from '../supervisionApi';
import { FileLink } from './FileLink';

/** What awarded lots cost less than estimated, by region. */
export function Savings({ day }: { day: Day }) {
  const { t } = useTranslation('regulator');
  const { region } = useTradeNames();
  const lots = day.savings.flatMap((each) => each.lots.map((lot) => ({ ...lot, region: each.region })));
  const first = day.savings[0];
  return (
    <BarPlot
      finding={
        first
          ? t('savings.finding', { count: lots.length, region: region(first.region), rate: first.rate })
          : t('savings.none')
      }
      unit={t('savings.unit')}
      at={day.at}
      file="savings"
      bars={day.savings.map((each) => ({
        key: each.region,
        label: region(each.region),
        value: Number(each.rate),
        shown: `${each.rate} %`,
        striking: each.rate.startsWith('-'),
      }))}
      rows={[
        [
          t('column.region'),
          t('column.tender'),
          t('column.lot'),
          t('column.name'),
          t('column.estimate'),
          t('column.price'),
          t('column.rate'),
        ],
        ...lots.map((lot) => [
          region(lot.region),
          lot.tender,
          lot.lot,
          lot.name,
          lot.estimate,
          lot.price,
          lot.rate,
        ]),
      ]}
    >
      <StackedTable
        caption={t('savings.caption')}
        rows={lots}
        rowKey={(row) => `${row.tender}/${row.lot}`}
        columns={[
          { key: 'name', head: t('column.lot'), cell: (row) => <FileLink {...row} /> },
          { key: 'region', head: t('column.region'), cell: (row) => region(row.region) },
          {
            key: 'estimate',
            head: t('column.estimate'),
            figures: true,
            cell: (row) => yuan(row.estimate),
          },
          { key: 'price', head: t('column.price'), figures: true, cell: (row) => yuan(row.price) },
          { key: 'rate', head: t('column.rate'), figures: true, cell: (row) => `${row.rate} %` },
        ]}
      />
    </BarPlot>
  );
}
