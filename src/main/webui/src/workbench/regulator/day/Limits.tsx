import { useTranslation } from 'react-i18next';
import { StackedTable } from '../../../portal/StackedTable';
import { Instant } from '../../../ui/Instant';
import { BarPlot } from '../../plots/BarPlot';
import { bySubject } from '../limits';
import type { Day } from '../supervisionApi';
import { useRuleNames } from '../useRuleNames';
import { FileLink } from './FileLink';

/** Acts that are late or due within days, by what they are about. */
export function Limits({ day }: { day: Day }) {
  const { t } = useTranslation('regulator');
  const { subject } = useRuleNames();
  const late = day.limits.filter(({ overdue }) => overdue).length;
  return (
    <BarPlot
      finding={
        day.limits.length === 0
          ? t('limits.none')
          : late === 0
            ? t('limits.soon', { count: day.limits.length })
            : t('limits.late', { count: late, soon: day.limits.length - late })
      }
      unit={t('limits.unit')}
      at={day.at}
      file="time-limits"
      bars={bySubject(day.limits).map(({ subject: of, late: over, soon }) => ({
        key: of,
        label: subject(of),
        value: over + soon,
        shown: t('limits.shown', { count: over, soon }),
        striking: over > 0,
      }))}
      rows={[
        [
          t('column.dueAt'),
          t('column.tender'),
          t('column.lot'),
          t('column.name'),
          t('column.rule'),
          t('column.standing'),
        ],
        ...day.limits.map((each) => [
          each.dueAt,
          each.tender,
          each.lot ?? '',
          each.name,
          each.citation ?? '',
          t(each.heldAt !== null ? 'standing.HELD' : each.overdue ? 'limits.overdue' : 'standing.RUNNING'),
        ]),
      ]}
    >
      <StackedTable
        caption={t('limits.caption')}
        rows={day.limits}
        rowKey={(row, at) => `${row.tender}/${row.lot}/${row.subject}/${at}`}
        columns={[
          {
            key: 'name',
            head: t('column.lot'),
            cell: (row) =>
              row.lot === null ? (
                <>
                  {row.name} <span className="secondary">{row.tender}</span>
                </>
              ) : (
                <FileLink tender={row.tender} lot={row.lot} name={row.name} />
              ),
          },
          {
            key: 'act',
            head: t('column.act'),
            cell: (row) => (
              <>
                {subject(row.subject)} <span className="code">{row.citation}</span>
              </>
            ),
          },
          { key: 'due', head: t('column.dueAt'), cell: (row) => <Instant at={row.dueAt} /> },
          {
            key: 'standing',
            head: t('column.standing'),
            cell: (row) =>
              t(row.heldAt !== null ? 'standing.HELD' : row.overdue ? 'limits.overdue' : 'standing.RUNNING'),
          },
        ]}
      />
    </BarPlot>
  );
}
