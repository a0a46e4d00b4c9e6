import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { paths } from '../../paths';
import '../../portal/portal.css';
import { ErrorNote } from '../../ui/ErrorNote';
import { Instant } from '../../ui/Instant';
import { Loading } from '../../ui/Loading';
import { PageTitle } from '../../ui/PageTitle';
import { day } from '../../ui/time';
import { daysFrom, type Days, type Entry } from './calendarApi';
import './centre.css';
import { Clashes, LotLink, Progress } from './Entries';
import { centrePaths } from './paths';
import { byHour, clock, daysLater, isDate, needsRoom } from './rooms';

/** What is seen of the day is at most so old, in milliseconds. */
const REFRESH = 15_000;

/** The board of one day: what takes place, hour by hour, and in which room. */
export function Component() {
  const { t } = useTranslation('centreHouse');
  const [address] = useSearchParams();
  const asked = address.get('on') ?? '';
  const on = isDate(asked) ? asked : undefined;
  const board = useQuery({
    queryKey: ['centre', 'day', on],
    queryFn: () => daysFrom(on, 1),
    refetchInterval: REFRESH,
  });
  return (
    <>
      <PageTitle title={t('day.title')} />
      <p className="lead">{t('day.lead')}</p>
      {board.error && <ErrorNote error={board.error} />}
      {board.isPending && <Loading />}
      {board.data && <Shown board={board.data} />}
    </>
  );
}

function Shown({ board: { at, from, entries } }: { board: Days }) {
  const { t } = useTranslation('centreHouse');
  return (
    <>
      <nav className="months no-print" aria-label={t('day.nav')}>
        <Link to={centrePaths.day(daysLater(from, -1))}>{t('day.before')}</Link>
        {from !== day(at) && <Link to={centrePaths.day()}>{t('day.today')}</Link>}
        <Link to={centrePaths.day(daysLater(from, 1))}>{t('day.after')}</Link>
      </nav>
      <h2>
        {entries.length === 0
          ? t('day.none', { date: from })
          : t('day.finding', {
              date: from,
              count: entries.length,
              openings: entries.filter(({ kind }) => kind === 'OPENING').length,
            })}
      </h2>
      <p className="secondary">
        {t('seen')} <Instant at={at} seconds />
      </p>
      <Clashes entries={entries} />
      {byHour(entries).map(([hour, of]) => (
        <section key={hour} className="board-hour" aria-labelledby={`hour-${hour}`}>
          <h3 id={`hour-${hour}`} className="numeric">
            {hour}
          </h3>
          <ul>
            {of.map((entry) => (
              <li key={`${entry.kind} ${entry.tender}/${entry.lot}/${entry.round ?? ''}`} className="card">
                <What entry={entry} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function What({ entry }: { entry: Entry }) {
  const { t } = useTranslation('centreHouse');
  const { kind, at, place, tender, lot, name, round } = entry;
  return (
    <>
      <p className="board-what">
        <strong className="numeric">{clock(at)}</strong> <strong>{t(`kind.${kind}`)}</strong>{' '}
        {needsRoom(entry) && <span className="board-room">{place ?? t('online')}</span>}{' '}
        <Progress entry={entry} />
      </p>
      <p>
        <LotLink entry={entry} />
      </p>
      {kind === 'OPENING' && round !== null && (
        <p className="board-links no-print">
          <Link to={paths.hall(tender, lot, round)} aria-label={t('day.hallOf', { name })}>
            {t('day.hall')}
          </Link>{' '}
          <Link to={paths.hallScreen(tender, lot, round)} aria-label={t('day.screenOf', { name })}>
            {t('day.screen')}
          </Link>
        </p>
      )}
    </>
  );
}
