import { PriceStrip } from '../portal/lot/PriceStrip';
import type { HallState } from './hall';

/** The prices read out so far on one line, with ceiling, mean and median. */
export function HallPrices({ hall, ceiling }: { hall: HallState; ceiling: string | null }) {
  return <PriceStrip bids={hall.bids} ceiling={ceiling} />;
}
