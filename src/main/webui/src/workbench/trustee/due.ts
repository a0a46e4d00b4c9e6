import type { Allotment, Due } from './custodyApi';

/** What keeps a round shut: an order or too few bids; else what is still waited for. */
export function standing({ conditions }: Due): 'blocked' | 'waiting' | 'ready' {
  if (conditions.some((each) => each.standing === 'BLOCKED')) {
    return 'blocked';
  }
  return conditions.some((each) => each.standing === 'WAITING') ? 'waiting' : 'ready';
}

/** Allotments that still lack signatures, and by whom. */
export function unsigned(
  allotments: readonly Allotment[],
  trustees: readonly { id: string }[],
): (Allotment & { missing: string[] })[] {
  return allotments
    .filter(({ allottedAt }) => allottedAt === null)
    .map((each) => ({
      ...each,
      missing: trustees.map(({ id }) => id).filter((id) => !each.signed.includes(id)),
    }));
}
