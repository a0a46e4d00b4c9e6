import type { Item, Marks } from './roomApi';

/** Marks are decimals with six places at most; here they are whole millionths, so that no sum is a fraction in binary. */
const MILLION = 1_000_000n;
const MARK = /^(0|[1-9]\d{0,8})(?:\.(\d{1,6}))?$/;

/** The millionths of a mark as somebody types it; `undefined` for what is none. */
export function millionths(text: string): bigint | undefined {
  const [, whole, fraction = ''] = MARK.exec(text.trim()) ?? [];
  return whole === undefined ? undefined : BigInt(whole) * MILLION + BigInt(fraction.padEnd(6, '0'));
}

/** As the platform writes it: no zeros behind the last digit that counts. */
export function decimal(value: bigint): string {
  const fraction = (value % MILLION).toString().padStart(6, '0').replace(/0+$/, '');
  return `${value / MILLION}${fraction && `.${fraction}`}`;
}

export type MarkFault = 'missing' | 'malformed' | 'above';

/** What is wrong with a mark for that item; `undefined` when it may be given. */
export function faultOf(item: Item, typed: string | undefined): MarkFault | undefined {
  if (typed === undefined || typed.trim() === '') {
    return 'missing';
  }
  const mark = millionths(typed);
  if (mark === undefined) {
    return 'malformed';
  }
  return mark > (millionths(item.full) ?? 0n) ? 'above' : undefined;
}

/** The sum of the marks typed so far for a bid, over these items. */
export function sum(items: readonly Item[], ofBid: Record<string, string> | undefined): bigint {
  return items.reduce((total, { id }) => total + (millionths(ofBid?.[id] ?? '') ?? 0n), 0n);
}

/** The most a bid can get over these items. */
export function fullOf(items: readonly Item[]): bigint {
  return items.reduce((total, { full }) => total + (millionths(full) ?? 0n), 0n);
}

/** All marks for these bids and items, each in its one spelling; faults have been looked for before. */
export function spelled(bids: readonly string[], items: readonly Item[], typed: Marks): Marks {
  return Object.fromEntries(
    bids.map((bid) => [
      bid,
      Object.fromEntries(items.map(({ id }) => [id, decimal(millionths(typed[bid]?.[id] ?? '') ?? 0n)])),
    ]),
  );
}
