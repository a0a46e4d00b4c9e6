import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import '../../../hall/hall.css';
import { HallBids } from '../../../hall/HallBids';
import { HallClock } from '../../../hall/HallClock';
import { HallLine } from '../../../hall/HallLine';
import { HallNote } from '../../../hall/HallNote';
import { HallPrices } from '../../../hall/HallPrices';
import { HallSteps } from '../../../hall/HallSteps';
import { useHall } from '../../../hall/useHall';
import { useSummary } from '../../../hall/useSummary';
import { paths } from '../../../paths';
import type { RoundShown } from '../../../portal/publicApi';
import { Skeleton } from '../../../portal/Skeleton';
import { ErrorNote } from '../../../ui/ErrorNote';
import { currentRound, type Standing } from '../tasks';
import { LotFrame } from './LotFrame';
import { OwnSeat } from './OwnSeat';

/** The bidder's seat in the opening: watch live what the public hall shows, compare one's own line, object. */
export function Component() {
  const { t } = useTranslation('bidder');
  return <LotFrame title={t('seat.title')}>{(standing) => <Page standing={standing} />}</LotFrame>;
}

function Page({ standing }: { standing: Standing }) {
  const { t } = useTranslation('bidder');
  const round = currentRound(standing.page);
  return round ? (
    <Watched key={round.round} standing={standing} round={round} />
  ) : (
    <p className="lead">{t('seat.none')}</p>
  );
}

function Watched({ standing, round }: { standing: Standing; round: RoundShown }) {
  const { t } = useTranslation('bidder');
  const { tender, lot } = standing.page.lot;
  const { hall, line, caughtUp, error } = useHall(tender, lot, round.round);
  useSummary(hall);
  if (hall === undefined) {
    return error ? <ErrorNote error={error} /> : <Skeleton />;
  }
  return (
    <>
      <p className="lead">{t('seat.lead')}</p>
      <HallLine line={line} caughtUp={caughtUp} waiting={0}>
        <Link to={paths.hall(tender, lot, round.round)}>{t('seat.hall')}</Link>
      </HallLine>
      <HallNote hall={hall} />
      <HallSteps hall={hall} />
      <div className="hall-top">
        <OwnSeat standing={standing} round={round.round} hall={hall} />
        <HallClock opensAt={round.opensAt} hall={hall} />
      </div>
      <section aria-labelledby="all-bids">
        <h2 id="all-bids">{t('seat.all')}</h2>
        <HallPrices hall={hall} ceiling={standing.page.ceilingPrice} />
        <HallBids hall={hall} />
      </section>
    </>
  );
}
