import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { paths, serverPaths } from '../paths';
import { ErrorNote } from '../ui/ErrorNote';
import { PageTitle } from '../ui/PageTitle';
import { day, minute } from '../ui/time';
import { byDay, isMonth, monthsLater, weeks, type Month } from './calendar';
import './portal.css';
import { findNotices, type ListedLot } from './publicApi';
import { Skeleton } from './Skeleton';
import { StageTag } from './StageTag';

/** The list the calendar is made from holds so many lots at most. */
const MOST = 100;

/** When what is opened: a month as a calendar where there is room, and the same as a list for everybody. */
export function Component() {
  const { t } = useTranslation('openings');
  const [address] = useSearchParams();
  const list = useQuery({
    queryKey: ['openings'],
    queryFn: () => findNotices({ sort: 'deadline', size: String(MOST) }),
    placeholderData: keepPreviousData,
  });
  const asked = address.get('month') ?? '';
  return (
    <>
      <PageTitle title={t('title')} />
      <p className="lead">{t('lead')}</p>
      <p className="feeds">
        <a href={serverPaths.openingsCalendar('')}>{t('ical')}</a>
      </p>
      {list.error && <ErrorNote error={list.error} />}
      {list.isPending && <Skeleton />}
      {list.data && (
        <OfMonth
          month={isMonth(asked) ? asked : day(list.data.at).slice(0, 7)}
          today={day(list.data.at)}
          lots={list.data.hits}
          complete={list.data.total <= MOST}
        />
      )}
    </>
  );
}

function OfMonth(shown: { month: Month; today: string; lots: ListedLot[]; complete: boolean }) {
  const { t } = useTranslation('openings');
  const days = byDay(shown.lots);
  const listed = [...days].filter(([on]) => on.startsWith(shown.month));
  return (
    <>
      <nav className="months" aria-label={t('months')}>
        <Link to={`?month=${monthsLater(shown.month, -1)}`}>{t('before')}</Link>
        <h2>{t('month', { year: shown.month.slice(0, 4), month: Number(shown.month.slice(5)) })}</h2>
        <Link to={`?month=${monthsLater(shown.month, 1)}`}>{t('after')}</Link>
      </nav>
      <Grid month={shown.month} today={shown.today} days={days} />
      {listed.length === 0 ? (
        <p role="status">{t('none')}</p>
      ) : (
        <ol className="opening-days">
          {listed.map(([on, lots]) => (
            <li key={on} id={`day-${on}`}>
              <h3>
                {on} {on === shown.today && <span className="tag tag-good">{t('today')}</span>}
              </h3>
              <ul>
                {lots.map((lot) => (
                  <li key={`${lot.tender}/${lot.lot}`}>
                    <strong className="numeric">{time(lot)}</strong>{' '}
                    <Link to={paths.lot(lot.tender, lot.lot)}>{lot.name}</Link> <StageTag stage={lot.stage} />
                    {lot.place !== null && <span className="secondary"> {lot.place}</span>}{' '}
                    <Link to={paths.hall(lot.tender, lot.lot)} aria-label={t('hallOf', { name: lot.name })}>
                      {t('hall')}
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
      {!shown.complete && <p className="secondary">{t('partial', { count: MOST })}</p>}
    </>
  );
}

/** Seen where there is room for seven columns; the list beneath holds the same. */
function Grid({ month, today, days }: { month: Month; today: string; days: Map<string, ListedLot[]> }) {
  const { t } = useTranslation('openings');
  return (
    <table className="calendar">
      <caption className="hidden-visually">{t('grid')}</caption>
      <thead>
        <tr>
          {(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const).map((weekday) => (
            <th key={weekday} scope="col">
              {t(`weekday.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks(month).map((week, at) => (
          <tr key={at}>
            {week.map((on, weekday) => (
              <td key={weekday} className={on === today ? 'calendar-today' : undefined}>
                {on !== undefined && <Day on={on} today={today} lots={days.get(on) ?? []} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const SHOWN = 3;

function Day({ on, today, lots }: { on: string; today: string; lots: ListedLot[] }) {
  const { t } = useTranslation('openings');
  return (
    <>
      <span className="calendar-day">
        {Number(on.slice(8))}
        {on === today && <span> {t('today')}</span>}
      </span>
      {lots.length > 0 && (
        <ul>
          {lots.slice(0, SHOWN).map((lot) => (
            <li key={`${lot.tender}/${lot.lot}`}>
              <Link to={paths.lot(lot.tender, lot.lot)}>
                {time(lot)} {lot.name}
              </Link>
            </li>
          ))}
          {lots.length > SHOWN && (
            <li>
              <a href={`#day-${on}`}>{t('more', { count: lots.length - SHOWN })}</a>
            </li>
          )}
        </ul>
      )}
    </>
  );
}

const time = (lot: ListedLot) => (lot.opensAt === null ? '' : minute(lot.opensAt).slice(11));
