import { useTranslation } from 'react-i18next';
import type { HallState } from '../../../hall/hall';
import { Instant } from '../../../ui/Instant';
import { Note } from '../../../ui/Note';
import { standingBid, type Standing } from '../tasks';
import { Copied } from './Copied';
import { roundCommand } from './command';
import { OwnLine } from './OwnLine';
import { ownPlace, type OwnPlace } from './seat';

/** One's own seat: whether the bid is on the closing list, what was read out of it, and what to do where either is wrong. */
export function OwnSeat({ standing, round, hall }: { standing: Standing; round: number; hall: HallState }) {
  const { t } = useTranslation('bidder');
  const own = standingBid(standing.bids);
  const place = ownPlace(standing.bids, hall);
  return (
    <section aria-labelledby="own-seat" className="card own-seat">
      <h2 id="own-seat">{t('seat.mine')}</h2>
      {own && (
        <p>
          {t('seat.handedIn')} <Instant at={own.received} seconds />
        </p>
      )}
      {place.is === 'read' ? (
        <OwnLine page={standing.page} round={round} read={place.read} />
      ) : (
        <Unread place={place} standing={standing} round={round} isOver={hall.readOutAt !== undefined} />
      )}
    </section>
  );
}

function Unread({
  place,
  standing,
  round,
  isOver,
}: {
  place: Exclude<OwnPlace, { is: 'read' }>;
  standing: Standing;
  round: number;
  isOver: boolean;
}) {
  const { t } = useTranslation('bidder');
  const { page, bids } = standing;
  switch (place.is) {
    case 'absent':
      return <p>{t(page.lot.stage === 'ISSUING' ? 'seat.noBidYet' : 'seat.noBid')}</p>;
    case 'sealed':
      return <p>{t('seat.sealed')}</p>;
    case 'returned':
      return <p>{t('seat.returned')}</p>;
    case 'listed':
      return (
        <>
          <Note kind="success">
            <p>{t('seat.listed')}</p>
          </Note>
          <p>{t('seat.waiting')}</p>
          <details>
            <summary>{t('seat.prove')}</summary>
            <Copied text={roundCommand('status', page, round)} name={t('command.copyStatus')} />
          </details>
        </>
      );
    case 'missing':
    case 'surplus':
      return (
        <div role="alert">
          <Note kind="danger">
            <p>{t(place.is === 'missing' ? 'seat.missing' : 'seat.surplus')}</p>
            <p>{t(isOver ? 'seat.tooLateToClaim' : 'seat.claim')}</p>
            {place.is === 'missing' && !isOver && (
              <Copied text={roundCommand('claim', page, round)} name={t('command.copyClaim')} />
            )}
            <p>
              {t('seat.receiptIs')} <span className="digest">{place.bid.sealedSha256}</span>
              {bids.length > 1 && ` · ${t('receipts.slot')} ${place.bid.slot}`}
            </p>
          </Note>
        </div>
      );
  }
}
