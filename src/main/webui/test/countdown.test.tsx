import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { measure } from '../src/live/clock';
import { Announcements } from '../src/ui/Announcements';
import { Countdown } from '../src/ui/Countdown';
import { draw } from './pages';

const NOW = Date.parse('2026-11-22T04:00:00Z');

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async () =>
    Response.json({ now: new Date(NOW), sandboxOffsetSeconds: 0, sandboxBehindSeconds: 0, sandbox: false }),
  );
  await measure();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('counts by the platform clock, in silence', async () => {
  await draw(<Countdown to={NOW + 90_061_000} what="Deadline" />);

  const timer = screen.getByRole('timer');
  expect(timer.getAttribute('aria-live')).toBe('off');
  expect(timer.textContent).toMatch(/^Deadline in 1 day 01:01:0[01]$/);
});

it('says once, five minutes before, that five minutes are left', async () => {
  await draw(
    <>
      <Countdown to={NOW + 302_000} what="Deadline" />
      <Announcements />
    </>,
  );
  const said = () => document.querySelector('[aria-live=polite]')!.textContent;
  expect(said()).toBe('');

  await act(() => vi.advanceTimersByTimeAsync(4_000));

  expect(said()).toBe('Deadline in 5 minutes');
});

it('says that it is over', async () => {
  await draw(<Countdown to={NOW - 1_000} what="Deadline" />);

  expect(screen.getByText('Deadline: time is up')).toBeDefined();
});
