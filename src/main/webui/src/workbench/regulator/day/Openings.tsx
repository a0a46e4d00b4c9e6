import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths';
import { StackedTable } from '../../../portal/StackedTable';
import { StageTag } from '../../../portal/StageTag';
import { Instant } from '../../../ui/Instant';
import { minute } from '../../../ui/time';
import { BarPlot } from '../../plots/BarPlot';
import type { Day } from '../supervisionApi';
import { FileLink } from './FileLink';

/** Rounds opened today or still to be opened, by the hour. */
export function Openings({ day }: { day: Day }) {
  const { t } = useTranslation('regulator');
  const hours = new Map<string, { count: number; open: number }>();
  for (const opening of day.openings) {
    const hour = `${minute(opening.opensAt).slice(11, 13)}:00`;
    const of = hours.get(hour) ?? { count: 0, open: 0 };
    hours.set(hour, { count: of.count + 1, open: of.open + (opening.readOutAt === null ? 0 : 1) });
  }
  const next = day.openings.find(({ closedAt }) => closedAt === null);
  return (
    <BarPlot
      finding={
        day.openings.length === 0
          ? t('openings.none')
          : next
            ? t('openings.next', { count: day.openings.length, next: minute(next.opensAt).slice(11) })
            : t('openings.all', { count: day.openings.length })
      }
      unit={t('openings.unit')}
      at={day.at}
      file="openings-today"
      bars={[...hours].map(([hour, { count, open }]) => ({
        key: hour,
        label: hour,
        value: count,
        shown: t('openings.shown', { count, open }),
      }))}
      rows={[
        [t('column.opensAt'), t('column.tender'), t('column.lot'), t('column.name'), t('column.readOut')],
        ...day.openings.map((each) => [each.opensAt, each.tender, each.lot, each.name, each.readOutAt ?? '']),
      ]}
    >
      <StackedTable
        caption={t('openings.caption')}
        rows={day.openings}
        rowKey={(row) => `${row.tender}/${row.lot}/${row.round}`}
        columns={[
          { key: 'name', head: t('column.lot'), cell: (row) => <FileLink {...row} /> },
          { key: 'at', head: t('column.opensAt'), cell: (row) => <Instant at={row.opensAt} /> },
          { key: 'stage', head: t('column.stage'), cell: (row) => <StageTag stage={row.stage} /> },
          {
            key: 'hall',
            head: t('column.readOut'),
            cell: (row) => (
              <>
                {row.readOutAt === null ? (
                  t(row.closedAt === null ? 'openings.ahead' : 'openings.closed')
                ) : (
                  <Instant at={row.readOutAt} />
                )}{' '}
                <Link to={paths.hall(row.tender, row.lot, row.round)}>{t('openings.hall')}</Link>
              </>
            ),
          },
        ]}
      />
    </BarPlot>
  );
}
