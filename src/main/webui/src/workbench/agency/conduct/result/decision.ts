import type { Attached } from '../Attachments';
import type { Award, Candidate } from './awardApi';

/** Why one does not win. */
export interface Passing {
  ground: string;
  reason: string;
  files: Attached[];
}

/** A decision as it is typed. */
export interface Typed {
  /** the winner's slot, NOBODY, or nothing chosen yet */
  choice: string;
  passing: Record<string, Passing>;
}

/** Stands for the choice that nobody wins; no slot is called so. */
export const NOBODY = '-';
export const EMPTY: Typed = { choice: '', passing: {} };

/**
 * Who does not win and needs a ground for it: whoever is ranked before the winner, of nobody the first alone, and the winner so far
 * (TBR 55; O87 68); as award.DecisionRules has it.
 */
export function passedOver({ candidates, winnerSlot }: Award, choice: string): Candidate[] {
  const winner = candidates.find(({ slot }) => slot === choice);
  return candidates.filter(
    ({ slot, rank }) =>
      slot !== choice &&
      (slot === winnerSlot || (winner ? rank < winner.rank : choice === NOBODY && rank === 1)),
  );
}

/** Everything that is missing, at once; named as the paper's own fields are. */
export function missing(award: Award, typed: Typed) {
  if (typed.choice === '') {
    return [{ field: 'slot', what: 'choice' as const }];
  }
  return passedOver(award, typed.choice).flatMap(({ slot }, i) => {
    const { ground = '', reason = '', files = [] } = typed.passing[slot] ?? {};
    return [
      ...(ground ? [] : [{ field: `passedOver[${i}].ground`, what: 'ground' as const }]),
      ...(reason.trim() ? [] : [{ field: `passedOver[${i}].reason`, what: 'reason' as const }]),
      ...(files.length > 0 ? [] : [{ field: `passedOver[${i}].evidence`, what: 'evidence' as const }]),
    ];
  });
}

/** The paper that is signed. */
export function bodyOf(
  { tender, name }: { tender: string; name: string },
  award: Award,
  { choice, passing }: Typed,
  at: string,
): Record<string, unknown> {
  return {
    v: 1,
    tender,
    lot: name,
    round: award.round,
    reportSha256: award.reportSha256,
    slot: choice === NOBODY ? null : choice,
    passedOver: passedOver(award, choice).map(({ slot }) => ({
      slot,
      ground: passing[slot]?.ground,
      reason: passing[slot]?.reason.trim(),
      evidence: passing[slot]?.files.map(({ sha256 }) => sha256),
    })),
    at,
  };
}
