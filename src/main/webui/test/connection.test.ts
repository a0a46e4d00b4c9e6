import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const answer = {
  now: '2026-11-22T04:00:00Z',
  sandboxOffsetSeconds: 0,
  sandboxBehindSeconds: 0,
  sandbox: false,
};
const ask = vi.fn<typeof fetch>();
let live: typeof import('../src/live/connection');

const answering = () => ask.mockImplementation(async () => Response.json(answer));
const silent = () => ask.mockRejectedValue(new TypeError('no network'));

beforeEach(async () => {
  vi.useFakeTimers();
  ask.mockReset();
  vi.stubGlobal('fetch', ask);
  vi.resetModules(); // a state of its own for each test
  live = await import('../src/live/connection');
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('stays connected while the platform answers, if only with a refusal', async () => {
  answering();

  live.startConnection();
  await vi.advanceTimersByTimeAsync(120_000);
  live.heard();

  expect(live.connection.now()).toBe('connected');
});

it('reconnects after the first silence, and is offline after a minute of it', async () => {
  silent();

  live.startConnection();
  await vi.advanceTimersByTimeAsync(500);
  expect(live.connection.now()).toBe('reconnecting');
  await vi.advanceTimersByTimeAsync(90_000);

  expect(live.connection.now()).toBe('offline');
});

it('asks less and less often, and tells listeners when the platform is back', async () => {
  silent();
  live.startConnection();
  await vi.advanceTimersByTimeAsync(90_000);
  expect(ask.mock.calls.length).toBeLessThan(15);
  const told = vi.fn();
  live.connection.subscribe(told);

  answering();
  await vi.advanceTimersByTimeAsync(20_000);

  expect(live.connection.now()).toBe('connected');
  expect(told).toHaveBeenCalledTimes(1);
});
