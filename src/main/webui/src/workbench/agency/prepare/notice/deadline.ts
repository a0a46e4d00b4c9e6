import type { Lot, Period } from '../server';
import { fullMinute } from '../time';
import type { NoticeRound } from './notice';

/** What an addendum does to the deadline. */
export interface Move {
  /** the deadline that binds now */
  current: string;
  /** the earliest the addendum may leave it at; the current one where nothing makes it move */
  earliest: string;
  /** whether it has to move at all */
  must: boolean;
  citation: string | undefined;
}

/**
 * How far the deadline has to move, by the row on addenda and by what the answer to an objection asks for. It never moves
 * back.
 *
 * @param mayAffectBids whether the addendum can touch how a bid is drawn up; undefined while nobody has said
 * @param demanded the earliest deadline with which a paused lot goes on, if one is asked for
 */
export function moveOf(
  current: string,
  periods: readonly Period[],
  mayAffectBids: boolean | undefined,
  demanded: string | null | undefined,
): Move {
  const law = mayAffectBids === false ? undefined : periods.find((period) => period.subject === 'ADDENDUM');
  const asked = [law?.earliest, demanded].flatMap((at) => (at ? [Date.parse(fullMinute(at))] : []));
  const earliest = Math.max(Date.parse(current), ...asked);
  const must = earliest > Date.parse(current);
  return {
    current,
    earliest: must ? new Date(earliest).toISOString() : current,
    must,
    citation: law?.citation,
  };
}

/** The rounds still announced follow; none of them moves back, and those that are over stay. */
export const moved =
  (lot: Lot, openAt: string) =>
  ({ round, openAt: before }: NoticeRound): string => {
    const open = lot.rounds.find((each) => each.round === round)?.state === 'ANNOUNCED';
    return open && Date.parse(openAt) > Date.parse(before) ? new Date(openAt).toISOString() : before;
  };
