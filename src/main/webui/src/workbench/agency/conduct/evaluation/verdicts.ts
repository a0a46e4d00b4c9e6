import type { Verdict } from './evaluationApi';

/** What is asked: every bidder that was opened, every criterion. */
export interface Asked {
  bids: readonly { slot: string; organisation: string }[];
  criteria: readonly { id: string; text: string }[];
}

/** Yes, no with its ground and reason, or nothing said yet; by bid and criterion. */
export type Said = Record<string, { pass?: boolean; ground: string; reason: string }>;

export const keyOf = (bid: string, item: string): string => `${bid} ${item}`;

/** One thing that is missing. */
export interface Missing {
  bid: string;
  item: string;
  what: 'pass' | 'ground' | 'reason';
}

/** Everything that is missing, at once: a yes or no, and of a no its ground and reason. */
export function missing({ bids, criteria }: Asked, said: Said): Missing[] {
  return bids.flatMap(({ slot }) =>
    criteria.flatMap(({ id }): Missing[] => {
      const one = said[keyOf(slot, id)];
      const at = { bid: slot, item: id };
      if (one?.pass === undefined) {
        return [{ ...at, what: 'pass' }];
      }
      return one.pass
        ? []
        : (['ground', 'reason'] as const)
            .filter((field) => one[field].trim() === '')
            .map((what) => ({ ...at, what }));
    }),
  );
}

/** As it is sent. */
export const verdictsOf = ({ bids, criteria }: Asked, said: Said): Verdict[] =>
  bids.flatMap(({ slot }) =>
    criteria.map(({ id }) => {
      const one = said[keyOf(slot, id)];
      return one?.pass
        ? { bid: slot, item: id, pass: true }
        : { bid: slot, item: id, pass: false, ground: one?.ground, reason: one?.reason.trim() };
    }),
  );

/** Of how many bidders every criterion is passed. */
export const qualified = ({ bids, criteria }: Asked, said: Said): number =>
  bids.filter(({ slot }) => criteria.every(({ id }) => said[keyOf(slot, id)]?.pass)).length;
