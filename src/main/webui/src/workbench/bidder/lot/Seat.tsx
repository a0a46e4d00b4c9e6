import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths';
import { Rounds } from '../../../portal/lot/Rounds';
import { Countdown } from '../../../ui/Countdown';
import { Instant } from '../../../ui/Instant';
import { Note } from '../../../ui/Note';
import { currentRound, standingBid, type Standing } from '../tasks';
import { LotFrame } from './LotFrame';
import { OwnLine } from './OwnLine';

/** The bidder's seat in the opening: watch, compare with one's own offer, object. */
export function Component() {
  const { t } = useTranslation('bidder');
  return <LotFrame title={t('seat.title')}>{(standing) => <Page standing={standing} />}</LotFrame>;
}

function Page({ standing }: { standing: Standing }) {
  const { t } = useTranslation('bidder');
  const { page, bids } = standing;
  const round = currentRound(page);
  if (!round) {
    return <p>{t('seat.none')}</p>;
  }
  const own = standingBid(bids);
  return (
    <>
      <p className="lead">{t('seat.lead')}</p>
      {round.state === 'ANNOUNCED' && page.lot.stage === 'ISSUING' && (
        <p className="seat-clock">
          <Countdown to={round.opensAt} what={t('seat.what')} /> <Instant at={round.opensAt} seconds />
        </p>
      )}
      <section aria-labelledby="own-seat" className="own-seat">
        <h2 id="own-seat">{t('seat.mine')}</h2>
        {own ? (
          <OwnLine page={page} round={round} bid={own} />
        ) : (
          <p>{t(round.state === 'ANNOUNCED' ? 'seat.noBidYet' : 'seat.noBid')}</p>
        )}
      </section>
      <section aria-labelledby="all-bids">
        <h2 id="all-bids">{t('seat.all')}</h2>
        {round.state === 'ANNOUNCED' ? (
          <>
            <Note>
              <p>{t('seat.empty')}</p>
            </Note>
            <p>
              <Link to={paths.hall(page.lot.tender, page.lot.lot, round.round)}>{t('seat.hall')}</Link>
            </p>
          </>
        ) : (
          <Rounds page={page} />
        )}
      </section>
    </>
  );
}
