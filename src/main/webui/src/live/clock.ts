/** What is known about the platform's clock. It is shown and counted down to; it decides nothing. */
export interface PlatformClock {
  /** business time minus performance time, in milliseconds; undefined until the platform has answered */
  offset: number | undefined;
  /** how far this computer's clock is ahead of the machine the platform runs on, in milliseconds; negative if behind */
  computerAhead: number;
  /** how far a demonstration has moved its clock ahead, in seconds, negative if behind; undefined in production */
  sandbox: number | undefined;
}

interface Reading {
  clock: PlatformClock;
  roundTrip: number;
}

interface Now {
  now: string;
  sandboxOffsetSeconds: number;
  sandboxBehindSeconds: number;
  sandbox: boolean;
}

/** How often the first estimate asks; the answer that was quickest says most. */
const ROUND_TRIPS = 3;

let clock: PlatformClock = { offset: undefined, computerAhead: 0, sandbox: undefined };
const listeners = new Set<() => void>();

export const platformClock = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  now: (): PlatformClock => clock,
};

/** Business time in milliseconds since 1970, undefined until the platform has answered. */
export function businessNow(): number | undefined {
  return clock.offset === undefined ? undefined : performance.now() + clock.offset;
}

/** Asks the platform for its time. Fails when nobody answers. */
export async function measure(): Promise<void> {
  let best = await read();
  for (let asked = 1; clock.offset === undefined && asked < ROUND_TRIPS; asked++) {
    const next = await read();
    best = next.roundTrip < best.roundTrip ? next : best;
  }
  clock = best.clock;
  listeners.forEach((listener) => listener());
}

/** Past the client: its refusals would report the silence to the connection that asks here. */
async function read(): Promise<Reading> {
  const asked = performance.now();
  const response = await fetch('/api/time', { cache: 'no-store', signal: AbortSignal.timeout(10_000) });
  if (!response.ok) {
    throw new Error(`The platform answered ${response.status} to the question for the time`);
  }
  const answer = (await response.json()) as Now;
  const answered = performance.now();
  return { clock: reckon(answer, asked, answered, Date.now()), roundTrip: answered - asked };
}

/**
 * @param asked performance time before the call
 * @param answered performance time after it
 * @param computer this computer's clock after it
 */
export function reckon(answer: Now, asked: number, answered: number, computer: number): PlatformClock {
  const half = (answered - asked) / 2;
  const business = Date.parse(answer.now) + half;
  const moved = answer.sandboxOffsetSeconds - answer.sandboxBehindSeconds;
  return {
    offset: business - answered,
    computerAhead: computer - (business - moved * 1000),
    sandbox: answer.sandbox ? moved : undefined,
  };
}
