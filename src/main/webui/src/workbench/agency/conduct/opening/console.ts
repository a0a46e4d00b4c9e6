import type { Closing, Opening, RecordSignature } from './openingApi';

/** The opening in the order users know by heart. */
export type StepName = 'deadline' | 'list' | 'keys' | 'readOut' | 'objections' | 'record';

/** How a step lies: behind, running by itself, the host's to do, or not yet to be. */
export type Standing = 'done' | 'runs' | 'yours' | 'later';

export interface HallStep {
  name: StepName;
  standing: Standing;
  /** whoever is waited for, by name; trustees by their id */
  missing: readonly string[];
}

/** What the host sees of one round. All of it is null before the deadline, to the host as to everybody. */
export interface Round {
  closing: Closing | null;
  opening: Opening | null;
  signatures: readonly RecordSignature[];
  /** objections to the opening that wait for an answer */
  unanswered: number;
  /** who signs the record: agency and tenderee, by name */
  signers: readonly string[];
  /** the organisation of whoever looks */
  own: string | undefined;
}

/**
 * How far an opening is. Platform and trustees take the steps up to the read-out by themselves: the host has no button that opens
 * anything. At most one step is the host's own at a time.
 */
export function hallSteps({ closing, opening, signatures, unanswered, signers, own }: Round): HallStep[] {
  const released = opening?.keys.released ?? [];
  const readOut = opening !== null && opening.progress !== 'CLOSED';
  const recorded = opening?.progress === 'RECORDED';
  const unsigned = signers.filter((name) => !signatures.some(({ organisation }) => organisation === name));
  const step = (name: StepName, standing: Standing, missing: readonly string[] = []): HallStep => ({
    name,
    standing,
    missing,
  });
  const failed = closing !== null && !closing.enoughBids;
  if (closing === null) {
    return [
      step('deadline', 'runs'),
      ...(['list', 'keys', 'readOut', 'objections', 'record'] as const).map((name) => step(name, 'later')),
    ];
  }
  const steps = [step('deadline', 'done'), step('list', 'done')];
  if (failed) {
    return steps;
  }
  steps.push(
    step(
      'keys',
      readOut ? 'done' : 'runs',
      readOut ? [] : (opening?.keys.trustees ?? []).filter((trustee) => !released.includes(trustee)),
    ),
    step(
      'readOut',
      readOut ? 'done' : released.length >= (opening?.keys.needed ?? Infinity) ? 'runs' : 'later',
    ),
    step('objections', !readOut ? 'later' : unanswered > 0 ? 'yours' : 'done'),
    step('record', ofRecord(), recorded ? unsigned : []),
  );
  return steps;

  function ofRecord(): Standing {
    if (!recorded) {
      return readOut ? 'runs' : 'later';
    }
    if (unsigned.length === 0) {
      return 'done';
    }
    return own !== undefined && unsigned.includes(own) && unanswered === 0 ? 'yours' : 'runs';
  }
}
