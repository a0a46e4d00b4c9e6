import { useTranslation } from 'react-i18next';
import { StackedTable } from '../../../portal/StackedTable';
import { Instant } from '../../../ui/Instant';
import { BarPlot } from '../../plots/BarPlot';
import type { Day } from '../supervisionApi';
import { FileLink } from './FileLink';

/** More bars than that are no picture any more; the table has them all. */
const MOST_BARS = 20;

/** How many bids opened lots had, beside the fewest they need. */
export function Bidders({ day }: { day: Day }) {
  const { t } = useTranslation('regulator');
  const sorted = [...day.bidders].sort((a, b) => b.bids - a.bids);
  const few = day.bidders.filter(({ bids, minimum }) => bids <= minimum).length;
  return (
    <BarPlot
      finding={
        day.bidders.length === 0
          ? t('bidders.none')
          : t('bidders.finding', {
              count: day.bidders.length,
              least: sorted.at(-1)?.bids,
              most: sorted[0]?.bids,
              few,
            })
      }
      unit={t('bidders.unit')}
      at={day.at}
      file="bids-of-opened-lots"
      bars={sorted.slice(0, MOST_BARS).map((each) => ({
        key: `${each.tender}/${each.lot}/${each.round}`,
        label: `${each.tender}/${each.lot}`,
        value: each.bids,
        shown: t('bidders.shown', { count: each.bids, minimum: each.minimum }),
        striking: each.bids <= each.minimum,
      }))}
      rows={[
        [
          t('column.tender'),
          t('column.lot'),
          t('column.name'),
          t('column.bids'),
          t('column.minimum'),
          t('column.recorded'),
        ],
        ...sorted.map((each) => [
          each.tender,
          each.lot,
          each.name,
          String(each.bids),
          String(each.minimum),
          each.recordedAt,
        ]),
      ]}
    >
      <StackedTable
        caption={t('bidders.caption')}
        rows={sorted}
        rowKey={(row) => `${row.tender}/${row.lot}/${row.round}`}
        columns={[
          { key: 'name', head: t('column.lot'), cell: (row) => <FileLink {...row} /> },
          { key: 'bids', head: t('column.bids'), figures: true, cell: (row) => row.bids },
          { key: 'minimum', head: t('column.minimum'), figures: true, cell: (row) => row.minimum },
          { key: 'at', head: t('column.recorded'), cell: (row) => <Instant at={row.recordedAt} /> },
        ]}
      />
    </BarPlot>
  );
}
