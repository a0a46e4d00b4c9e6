import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useBusinessTime } from '../../live/useBusinessTime';
import { paths } from '../../paths';
import '../../portal/portal.css';
import { Countdown } from '../../ui/Countdown';
import { Instant } from '../../ui/Instant';
import { NotFound } from '../../ui/NotFound';
import { PageTitle } from '../../ui/PageTitle';
import { second } from '../../ui/time';
import { Unshown } from '../../ui/Unshown';
import type { HallState } from '../hall';
import '../hall.css';
import { HallLine } from '../HallLine';
import { HallNote } from '../HallNote';
import { HallSteps } from '../HallSteps';
import { useHall } from '../useHall';
import { useSummary } from '../useSummary';
import { ScreenBids } from './ScreenBids';

/** An opening for the wall of its room. It is the public hall in large letters, so no login of a clerk has to last through it. */
export function Component() {
  const { tender = '', lot = '', round = '' } = useParams();
  return /^[1-9]\d{0,8}$/.test(round) ? (
    <Screen key={`${tender}/${lot}/${round}`} tender={tender} lot={lot} round={Number(round)} />
  ) : (
    <NotFound />
  );
}

function Screen({ tender, lot, round }: { tender: string; lot: string; round: number }) {
  const { t } = useTranslation('screen');
  const { hall, page, line, caughtUp, error } = useHall(tender, lot, round);
  useSummary(hall);
  if (hall === undefined || page === undefined) {
    return <Unshown title={t('title')} error={error} />;
  }
  const shown = page.rounds.find((each) => each.round === round);
  return (
    <>
      <header className="wall-head">
        <div>
          <PageTitle title={page.lot.name} />
          <p className="wall-of">
            {t('of', { tender, lot })}
            {page.rounds.length > 1 && ` · ${t('round', { round })}`} · {page.lot.tenderee}
            {page.lot.place !== null && ` · ${page.lot.place}`}
          </p>
        </div>
        <WallClock />
      </header>
      <HallNote hall={hall} />
      {shown && <Now hall={hall} opensAt={shown.opensAt} />}
      {hall.phase !== 'waiting' && <HallSteps hall={hall} />}
      <ScreenBids hall={hall} />
      <footer className="wall-foot no-print">
        <HallLine line={line} caughtUp={caughtUp} waiting={0}>
          <Link to={paths.hall(tender, lot, round)}>{t('leave')}</Link>
        </HallLine>
      </footer>
    </>
  );
}

function WallClock() {
  const { t } = useTranslation('screen');
  const now = useBusinessTime();
  const [date, clock] = now === undefined ? ['', '—'] : second(now).split(' ');
  return (
    <p className="wall-clock numeric">
      <span className="wall-date">{t('clock', { date })}</span>
      <strong>{clock}</strong>
    </p>
  );
}

/** What happens this moment, readable from the last row. */
function Now({ hall, opensAt }: { hall: HallState; opensAt: string }) {
  const { t } = useTranslation('screen');
  const now = useBusinessTime();
  if (hall.phase === 'waiting') {
    const isDue = now !== undefined && now >= Date.parse(opensAt);
    return (
      <section className="wall-waiting">
        {hall.standing === 'running' && (
          <p className="wall-left">{isDue ? t('closing') : <Countdown to={opensAt} what={t('opening')} />}</p>
        )}
        <p className="wall-at">
          {t('opensAt')} <Instant at={opensAt} seconds />
        </p>
        <p className="wall-secret">{t('secret')}</p>
      </section>
    );
  }
  return (
    <p className="wall-now">
      {hall.phase === 'closed' && t('now.closed', { count: hall.count ?? 0 })}
      {hall.phase === 'releasing' && t('now.releasing', { done: hall.released.length, needed: hall.needed })}
      {hall.phase === 'readOut' && t('now.readOut', { count: hall.bids.length })}
      {hall.phase === 'recorded' && t('now.recorded', { count: hall.bids.length })}
      {hall.phase === 'returned' && t('now.returned')}
    </p>
  );
}
