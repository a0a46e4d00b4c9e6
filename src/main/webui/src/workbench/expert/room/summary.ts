import { millionths } from './marks';
import type { Sheet } from './roomApi';

/** From which difference to the panel's mean a mark stands out (domain reference 5.9). */
const STANDS_OUT_PERCENT = 30n;

/** What a member gave one bid in all, and whether that stands out. */
export interface Given {
  member: string;
  total: bigint;
  standsOut: boolean;
}

/** What every member gave that bid. */
export function givenTo(bid: string, sheets: readonly Sheet[]): Given[] {
  const totals = sheets.map(({ member, marks }) => ({
    member,
    total: Object.values(marks[bid] ?? {}).reduce((sum, mark) => sum + (millionths(mark) ?? 0n), 0n),
  }));
  const all = totals.reduce((sum, { total }) => sum + total, 0n);
  const count = BigInt(totals.length);
  return totals.map(({ member, total }) => ({
    member,
    total,
    standsOut: distance(total * count, all) * 100n > all * STANDS_OUT_PERCENT,
  }));
}

function distance(one: bigint, other: bigint): bigint {
  return one > other ? one - other : other - one;
}

/** Five numbers of a member's marks, for a plot: computed as numbers, nothing follows from them. */
export interface Box {
  low: number;
  lower: number;
  median: number;
  upper: number;
  high: number;
}

/** Quartiles by linear interpolation between the ordered values (method 7 of Hyndman and Fan). */
export function boxOf(values: readonly bigint[]): Box | undefined {
  const ordered = values.map((value) => Number(value) / 1e6).sort((one, other) => one - other);
  if (ordered.length === 0) {
    return undefined;
  }
  const at = (share: number) => {
    const place = share * (ordered.length - 1);
    const below = Math.floor(place);
    const low = ordered[below] ?? 0;
    return low + (place - below) * ((ordered[below + 1] ?? low) - low);
  };
  return { low: at(0), lower: at(0.25), median: at(0.5), upper: at(0.75), high: at(1) };
}
