import type { Asked, Verdict } from './roomApi';

/** A verdict while it is thought about. */
export interface Thought {
  pass?: boolean;
  ground?: string;
  reason?: string;
}

export type Thoughts = Record<string, Thought>;

export const keyOf = ({ bid, item }: Pick<Asked, 'bid' | 'item'>): string => `${bid}/${item}`;

/** Whether a verdict rests on a ground the law lists: all that throw a bid out do, what concerns the lot does not. */
export const needsGround = ({ matter }: Asked, { pass }: Thought): boolean =>
  pass === false && matter !== 'COMPETITION';

/** A no needs its reason; on competition the committee argues either way. */
export const needsReason = ({ matter }: Asked, { pass }: Thought): boolean =>
  pass === false || (matter === 'COMPETITION' && pass === true);

type Missing = 'verdict' | 'ground' | 'reason';

interface Gap {
  /** named as in the JSON sent */
  field: string;
  what: Missing;
  asked: Asked;
}

/** What is missing, question by question. */
export function missing(asked: readonly Asked[], thoughts: Thoughts): Gap[] {
  return asked.flatMap((question, i): Gap[] => {
    const thought = thoughts[keyOf(question)] ?? {};
    const at = `verdicts[${i}]`;
    if (thought.pass === undefined) {
      return [{ field: at, what: 'verdict', asked: question }];
    }
    const gaps: Gap[] = [];
    if (needsGround(question, thought) && !thought.ground) {
      gaps.push({ field: `${at}.ground`, what: 'ground', asked: question });
    }
    if (needsReason(question, thought) && !thought.reason?.trim()) {
      gaps.push({ field: `${at}.reason`, what: 'reason', asked: question });
    }
    return gaps;
  });
}

/** As they are sent, in the order asked. */
export function verdictsOf(asked: readonly Asked[], thoughts: Thoughts): Verdict[] {
  return asked.map((question) => {
    const thought = thoughts[keyOf(question)] ?? {};
    return {
      bid: question.bid,
      item: question.item,
      pass: thought.pass === true,
      ground: needsGround(question, thought) ? (thought.ground ?? null) : null,
      reason: needsReason(question, thought) ? (thought.reason?.trim() ?? null) : null,
    };
  });
}
