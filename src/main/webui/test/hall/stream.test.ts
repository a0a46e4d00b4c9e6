import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** A socket that does what the test says. */
class Socket {
  static readonly OPEN = 1;
  static made: Socket[] = [];
  readyState = 1;
  onmessage?: (message: { data: string }) => void;
  onclose?: (end: { code: number }) => void;

  constructor(readonly address: string) {
    Socket.made.push(this);
  }

  says(numbers: number[]) {
    this.onmessage?.({ data: JSON.stringify(numbers) });
  }

  ends(code = 1006) {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  close() {
    this.readyState = 3;
  }
}

let lines: string[];
let had: number[];
let ask: () => Promise<void>;
let close: () => void;
let stream: typeof import('../../src/live/stream');
let live: typeof import('../../src/live/connection');

const last = () => Socket.made.at(-1) as Socket;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Socket);
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('no network')));
  vi.resetModules();
  live = await import('../../src/live/connection');
  stream = await import('../../src/live/stream');
  Socket.made = [];
  lines = [];
  had = [];
  ask = vi.fn(async () => undefined);
  close = stream.openStream({
    address: () => `after=${had.at(-1) ?? 0}`,
    take: (message) => {
      for (const number of message as number[]) {
        if (number !== (had.at(-1) ?? 0) + 1) {
          throw new Error('a gap');
        }
        had.push(number);
      }
    },
    ask: () => ask(),
    become: (line) => lines.push(line),
  });
});

afterEach(() => {
  close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('is live from the first message on', () => {
  last().says([1, 2]);

  expect(lines).toEqual(['live']);
  expect(had).toEqual([1, 2]);
});

it('comes back after a break and says what it has', async () => {
  last().says([1, 2]);

  last().ends();
  await vi.advanceTimersByTimeAsync(2_000);
  last().says([3]);

  expect(last().address).toBe('after=2');
  expect(had).toEqual([1, 2, 3]);
  expect(lines).toEqual(['live', 'reconnecting', 'live']);
  expect(live.connection.now()).toBe('connected');
});

it('tells the connection that a line has gone', () => {
  last().says([1]);

  last().ends();

  expect(live.connection.now()).toBe('reconnecting');
});

it('takes a line on which nothing is heard for a dead one', async () => {
  last().says([1]);

  await vi.advanceTimersByTimeAsync(40_000);

  expect(lines).toEqual(['live', 'reconnecting']);
});

it('asks in the plain way where no socket ever speaks, and rarely tries one again', async () => {
  last().ends();
  await vi.advanceTimersByTimeAsync(2_000);
  last().ends();
  const tried = Socket.made.length;

  await vi.advanceTimersByTimeAsync(30_000);

  expect(lines.at(-1)).toBe('polling');
  expect(vi.mocked(ask).mock.calls.length).toBeGreaterThan(5);
  expect(Socket.made.length).toBe(tried);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(Socket.made.length).toBe(tried + 1);
});

it('is not polling while plain questions stay unanswered, too', async () => {
  ask = vi.fn(async () => {
    throw new TypeError('no network');
  });

  last().ends();
  await vi.advanceTimersByTimeAsync(10_000);

  expect(lines).not.toContain('polling');
});

it('does not go on over a gap', async () => {
  last().says([1]);

  last().says([3]);
  await vi.advanceTimersByTimeAsync(2_000);

  expect(had).toEqual([1]);
  expect(last().address).toBe('after=1');
});

it('does not knock again where there is no hall', async () => {
  last().ends(4404);

  await vi.advanceTimersByTimeAsync(120_000);

  expect(Socket.made.length).toBe(1);
});

it('stops when nobody looks any more', async () => {
  last().says([1]);

  close();
  last().ends();
  await vi.advanceTimersByTimeAsync(120_000);

  expect(Socket.made.length).toBe(1);
});
