import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import '../../portal/portal.css';
import { yuan } from '../../portal/money';
import { StackedTable } from '../../portal/StackedTable';
import { StageTag } from '../../portal/StageTag';
import { useTradeNames } from '../../portal/useTradeNames';
import { paths } from '../../paths';
import { ErrorNote } from '../../ui/ErrorNote';
import { Instant } from '../../ui/Instant';
import { Loading } from '../../ui/Loading';
import { PageTitle } from '../../ui/PageTitle';
import { minute } from '../../ui/time';
import { BarPlot } from '../plots/BarPlot';
import { bySubject } from './limits';
import { regulatorPaths } from './paths';
import './regulator.css';
import { day as askDay, type Day } from './supervisionApi';
import { useRuleNames } from './useRuleNames';

/** What is seen of the day is at most so old, in milliseconds. */
const REFRESH = 30_000;
/** More bars than that are no picture any more; the table has them all. */
const MOST_BARS = 20;

/** What is opened today, where lots stand, what is late, and what opened and awarded lots tell. */
export function Component() {
  const { t } = useTranslation('regulator');
  const day = useQuery({ queryKey: ['supervision', 'day'], queryFn: askDay, refetchInterval: REFRESH });
  return (
    <>
      <PageTitle title={t('day.title')} />
      {day.error && <ErrorNote error={day.error} />}
      {day.isPending && <Loading />}
      {day.data && <Shown day={day.data} />}
    </>
  );
}

function Shown({ day }: { day: Day }) {
  const { t } = useTranslation('regulator');
  const late = day.limits.filter(({ overdue }) => overdue).length;
  const lots = day.stages.reduce((sum, { count }) => sum + count, 0);
  const saved = day.savings.reduce((sum, { lots: of }) => sum + of.length, 0);
  return (
    <>
      <p className="lead">
        {t('day.as', { date: day.date })} <Instant at={day.at} seconds />
      </p>
      <ul className="day-figures" aria-label={t('day.figures')}>
        {(
          [
            ['openings', day.openings.length],
            ['stages', lots],
            ['limits', late],
            ['bidders', day.bidders.length],
            ['savings', saved],
          ] as const
        ).map(([id, count]) => (
          <li key={id}>
            <a href={`#${id}`}>
              <strong className="numeric">{count}</strong> {t(`day.figure.${id}`)}
            </a>
          </li>
        ))}
      </ul>
      <div id="openings">
        <Openings day={day} />
      </div>
      <div id="limits">
        <Limits day={day} />
      </div>
      <div id="stages">
        <Stages day={day} />
      </div>
      <div id="bidders">
        <Bidders day={day} />
      </div>
      <div id="savings">
        <Savings day={day} />
      </div>
    </>
  );
}

function FileLink({ tender, lot, name }: { tender: string; lot: string; name: string }) {
  return (
    <>
      <Link to={regulatorPaths.file(tender, lot)}>{name}</Link>{' '}
      <span className="secondary">
        {tender}/{lot}
      </span>
    </>
  );
}

function Openings({ day }: { day: Day }) {
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
            cell: (row) =>
              row.readOutAt === null ? (
                t(row.closedAt === null ? 'openings.ahead' : 'openings.closed')
              ) : (
                <Instant at={row.readOutAt} />
              ),
          },
        ]}
      />
    </BarPlot>
  );
}

function Limits({ day }: { day: Day }) {
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

function Stages({ day }: { day: Day }) {
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

function Bidders({ day }: { day: Day }) {
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

function Savings({ day }: { day: Day }) {
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
