import type { HallState } from './hall';

export interface Step {
  step: 'closed' | 'claims' | 'releasing' | 'readOut' | 'recorded' | 'returned';
  standing: 'past' | 'current' | 'coming';
}

/**
 * The steps of an opening. What the hall knows is past; the first that is not is under way, unless it waits for a clock.
 *
 * @param now business time in milliseconds; undefined until the platform has told it
 */
export function steps(hall: HallState, now: number | undefined): Step[] {
  const isClosed = hall.closedAt !== undefined;
  if (hall.phase === 'returned') {
    return inOrder([
      ['closed', true],
      ['returned', hall.recordedAt !== undefined],
    ]);
  }
  const opens = hall.released.length > 0 || hall.readOutAt !== undefined;
  const claimsOver =
    opens || (now !== undefined && hall.claimsUntil !== undefined && now >= hall.claimsUntil);
  const way = inOrder([
    ['closed', isClosed],
    ['claims', isClosed && claimsOver],
    ['releasing', hall.readOutAt !== undefined],
    ['readOut', hall.bids.length > 0 && hall.readOutAt !== undefined],
    ['recorded', hall.recordedAt !== undefined],
  ]);
  return isClosed && hall.standing === 'running'
    ? way
    : way.map((each) => (each.standing === 'current' ? { ...each, standing: 'coming' } : each));
}

function inOrder(done: [Step['step'], boolean][]): Step[] {
  const next = done.findIndex(([, isDone]) => !isDone);
  return done.map(([step], at) => ({
    step,
    standing: next < 0 || at < next ? 'past' : at === next ? 'current' : 'coming',
  }));
}
