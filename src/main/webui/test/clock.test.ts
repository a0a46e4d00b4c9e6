import { describe, expect, it } from 'vitest';
import { reckon } from '../src/live/clock';
import { clockFace, minute, span } from '../src/ui/time';

const answer = {
  now: '2026-11-22T04:00:00.000Z',
  sandboxOffsetSeconds: 0,
  sandboxBehindSeconds: 0,
  sandbox: false,
};
const NOW = Date.parse(answer.now);

describe('the platform clock', () => {
  it('counts half the round trip', () => {
    expect(reckon(answer, 1_000, 1_200, NOW).offset).toBe(NOW + 100 - 1_200);
  });

  it('knows how far the computer is ahead', () => {
    expect(reckon(answer, 1_000, 1_000, NOW + 600_000).computerAhead).toBe(600_000);
  });

  it('does not blame the computer for a clock a demonstration moved', () => {
    const moved = { ...answer, sandbox: true, sandboxOffsetSeconds: 86_400 };
    const clock = reckon(moved, 1_000, 1_000, NOW - 86_400_000);
    expect(clock.computerAhead).toBe(0);
    expect(clock.sandbox).toBe(86_400);
  });

  it('knows a demonstration that is behind, one that has not moved, and production', () => {
    expect(reckon({ ...answer, sandbox: true, sandboxBehindSeconds: 60 }, 0, 0, NOW).sandbox).toBe(-60);
    expect(reckon({ ...answer, sandbox: true }, 0, 0, NOW).sandbox).toBe(0);
    expect(reckon(answer, 0, 0, NOW).sandbox).toBeUndefined();
  });
});

describe('time', () => {
  it('is shown in Beijing', () => {
    expect(minute('2026-11-29T11:50:00Z')).toBe('2026-11-29 19:50');
  });

  it('left is cut to seconds and never negative', () => {
    expect(span(90_061_999)).toEqual({ days: 1, hours: 1, minutes: 1, seconds: 1 });
    expect(clockFace(span(-5))).toBe('00:00:00');
  });
});
