import type { HallBid, HallState } from '../../../hall/hall';
import type { OwnBid } from '../bidderApi';
import { standingBid } from '../tasks';

/**
 * Where one's own bid is in an opening. `missing` and `surplus` accuse the platform: the closing list lacks the bid that counts, or has
 * one that was withdrawn or replaced.
 */
export type OwnPlace =
  | { is: 'absent' | 'sealed' | 'returned' }
  | { is: 'listed' | 'missing'; bid: OwnBid }
  | { is: 'surplus'; bid: OwnBid }
  | { is: 'read'; bid: OwnBid; read: HallBid };

/** What the public list says about the bids this bidder has handed in. */
export function ownPlace(bids: readonly OwnBid[], hall: HallState): OwnPlace {
  const own = standingBid(bids);
  if (hall.closedAt === undefined) {
    return { is: own ? 'sealed' : 'absent' };
  }
  const isListed = ({ slot }: OwnBid) => hall.bidders.some((listed) => listed.slot === slot);
  const surplus = bids.find((bid) => bid !== own && isListed(bid));
  if (surplus) {
    return { is: 'surplus', bid: surplus };
  }
  if (!own) {
    return { is: 'absent' };
  }
  if (!isListed(own)) {
    return { is: 'missing', bid: own };
  }
  if (hall.phase === 'returned') {
    return { is: 'returned' };
  }
  const read = hall.bids.find((each) => each.slot === own.slot);
  return read ? { is: 'read', bid: own, read } : { is: 'listed', bid: own };
}
