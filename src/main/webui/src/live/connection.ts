import { measure } from './clock';

/**
 * Whether the platform answers. `reconnecting`: calls fail and are repeated; `offline`: this computer has no network, or calls
 * have failed for a minute.
 */
export type Connection = 'connected' | 'reconnecting' | 'offline';

const CALM = 30_000;
const PATIENCE = 60_000;
const LONGEST_PAUSE = 15_000;

let state: Connection = 'connected';
let failingSince: number | undefined;
let pause = 1_000;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export const connection = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  now: (): Connection => state,
};

/** Asks for the time now and then: that keeps the clock right and notices a platform that has gone. */
export function startConnection(): void {
  window.addEventListener('online', ask);
  window.addEventListener('offline', missed);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      ask();
    }
  });
  ask();
}

/** Some call was answered, be it with a refusal. */
export function heard(): void {
  failingSince = undefined;
  pause = 1_000;
  become('connected');
}

/** Some call was not answered. The next question comes soon, later ones at growing distance. */
export function missed(): void {
  failingSince ??= performance.now();
  const lost = !navigator.onLine || performance.now() - failingSince > PATIENCE;
  become(lost ? 'offline' : 'reconnecting');
  askIn(pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

function ask(): void {
  clearTimeout(timer);
  measure().then(
    () => {
      heard();
      askIn(CALM);
    },
    () => missed(),
  );
}

function askIn(milliseconds: number): void {
  clearTimeout(timer);
  timer = setTimeout(ask, milliseconds);
}

function become(next: Connection): void {
  if (state !== next) {
    state = next;
    listeners.forEach((listener) => listener());
  }
}
