import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths';
import { StackedTable } from '../../../portal/StackedTable';
import { StageTag } from '../../../portal/StageTag';
import { useTradeNames } from '../../../portal/useTradeNames';
import { BarPlot } from '../../plots/BarPlot';
import type { Day } from '../supervisionApi';

/** Where announced lots stand. */
export function Stages({ day }: { day: Day }) {
  const { t } = useTranslation('regulator');
  const { stage } = useTradeNames();
  const sorted = [...day.stages].sort((a, b) => b.count - a.count);
  const first = sorted[0];
  const lots = day.stages.reduce((sum, { count }) => sum + count, 0);
  return (
    <BarPlot
      finding={
        first
          ? t('stages.finding', { count: lots, most: stage(first.stage), of: first.count })
          : t('stages.none')
      }
      unit={t('stages.unit')}
      at={day.at}
      file="stages"
      bars={day.stages.map((each) => ({
        key: each.stage,
        label: stage(each.stage),
        value: each.count,
        shown: String(each.count),
        striking: each.stage === 'SUSPENDED' || each.stage === 'TERMINATED',
      }))}
      rows={[
        [t('column.stage'), t('column.lots')],
        ...day.stages.map((each) => [stage(each.stage), String(each.count)]),
      ]}
    >
      <StackedTable
        caption={t('stages.caption')}
        rows={day.stages}
        rowKey={(row) => row.stage}
        columns={[
          { key: 'stage', head: t('column.stage'), cell: (row) => <StageTag stage={row.stage} /> },
          {
            key: 'count',
            head: t('column.lots'),
            figures: true,
            cell: (row) => (
              <Link to={`${paths.notices}?stage=${row.stage}`}>{t('stages.rows', { count: row.count })}</Link>
            ),
          },
        ]}
      />
    </BarPlot>
  );
}
