import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import '../../portal/portal.css';
import { StackedTable } from '../../portal/StackedTable';
import { ErrorNote } from '../../ui/ErrorNote';
import { Instant } from '../../ui/Instant';
import { Loading } from '../../ui/Loading';
import { PageTitle } from '../../ui/PageTitle';
import { useBusinessTime } from '../../live/useBusinessTime';
import { day } from '../../ui/time';
import { daysFrom, type Days, type Entry } from './calendarApi';
import './centre.css';
import { Clashes, LotLink, Progress } from './Entries';
import { centrePaths } from './paths';
import { clock, daysLater, isDate, monday, needsRoom, rooms, week } from './rooms';

/** What is seen of the week is at most so old, in milliseconds. */
const REFRESH = 30_000;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The rooms of the house through a week: what is booked, announced, and where committees meet. */
export function Component() {
  const { t } = useTranslation('centreHouse');
  const now = useBusinessTime();
  const [address] = useSearchParams();
  const asked = address.get('from') ?? '';
  const today = now === undefined ? undefined : day(now);
  const first = isDate(asked) ? monday(asked) : today && monday(today);
  const list = useQuery({
    queryKey: ['centre', 'week', first],
    queryFn: () => daysFrom(first, 7),
    refetchInterval: REFRESH,
    enabled: first !== undefined,
  });
  return (
    <>
      <PageTitle title={t('rooms.title')} />
      <p className="lead">{t('rooms.lead')}</p>
      {list.error && <ErrorNote error={list.error} />}
      {list.isPending && <Loading />}
      {list.data && <Shown days={list.data} />}
    </>
  );
}

function Shown({ days: { at, from, until, entries } }: { days: Days }) {
  const { t } = useTranslation('centreHouse');
  const found = rooms(entries);
  const count = entries.filter(needsRoom).length;
  const today = day(at);
  return (
    <>
      <nav className="months no-print" aria-label={t('rooms.nav')}>
        <Link to={centrePaths.rooms(daysLater(from, -7))}>{t('rooms.before')}</Link>
        {monday(today) !== from && <Link to={centrePaths.rooms()}>{t('rooms.now')}</Link>}
        <Link to={centrePaths.rooms(daysLater(from, 7))}>{t('rooms.after')}</Link>
      </nav>
      <h2>{count === 0 ? t('rooms.none', { from, until }) : t('rooms.finding', { from, until, count })}</h2>
      <p className="secondary">
        {t('seen')} <Instant at={at} seconds />
      </p>
      <Clashes entries={entries} />
      {found.length > 0 && (
        <div className="rooms-week">
          <StackedTable
            caption={t('rooms.caption')}
            rows={found}
            rowKey={(row) => row.place ?? ''}
            columns={[
              { key: 'room', head: t('rooms.room'), cell: (row) => row.place ?? t('online') },
              ...week(from).map((on, at) => ({
                key: on,
                head: t('rooms.day', {
                  weekday: t(`weekday.${WEEKDAYS[at] ?? 'mon'}`),
                  date: on.slice(5).replace('-', '/'), // a hyphen would break the line
                  today: on === today ? t('rooms.today') : '',
                }),
                cell: (row: (typeof found)[number]) => <Booked entries={row.days.get(on) ?? []} />,
              })),
            ]}
          />
        </div>
      )}
    </>
  );
}

function Booked({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation('centreHouse');
  if (entries.length === 0) {
    return <span className="secondary">{t('rooms.free')}</span>;
  }
  return (
    <ul className="booked">
      {entries.map((entry) => (
        <li key={`${entry.kind} ${entry.tender}/${entry.lot}/${entry.round ?? ''}`}>
          <strong className="numeric">{clock(entry.at)}</strong> {t(`kind.${entry.kind}`)}
          <br />
          <LotLink entry={entry} />
          <br />
          <Progress entry={entry} />
        </li>
      ))}
    </ul>
  );
}
