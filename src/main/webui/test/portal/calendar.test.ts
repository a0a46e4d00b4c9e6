import { describe, expect, it } from 'vitest';
import { byDay, isMonth, monthsLater, weeks } from '../../src/portal/calendar';
import type { ListedLot } from '../../src/portal/publicApi';

const opening = (name: string, opensAt: string | null) => ({ name, opensAt }) as ListedLot;

describe('the calendar of openings', () => {
  it('has weeks from Monday to Sunday', () => {
    const november = weeks('2026-11'); // the first is a Sunday

    expect(november).toHaveLength(6);
    expect(november[0]).toEqual([...Array<undefined>(6).fill(undefined), '2026-11-01']);
    expect(november[5]?.[0]).toBe('2026-11-30');
    expect(weeks('2027-02')).toHaveLength(4);
    expect(weeks('2028-02').flat()).toContain('2028-02-29');
  });

  it('goes from month to month over the turn of the year', () => {
    expect(monthsLater('2026-12', 1)).toBe('2027-01');
    expect(monthsLater('2026-01', -1)).toBe('2025-12');
  });

  it('puts an opening on its day in Beijing, in the order of the clock', () => {
    const days = byDay([
      opening('late', '2026-11-22T16:30:00Z'),
      opening('second', '2026-11-22T03:00:00Z'),
      opening('first', '2026-11-22T01:00:00Z'),
      opening('prepared again', null),
    ]);

    expect([...days].map(([day, lots]) => [day, lots.map((lot) => lot.name)])).toEqual([
      ['2026-11-22', ['first', 'second']],
      ['2026-11-23', ['late']],
    ]);
  });

  it('knows a month from other texts', () => {
    expect(isMonth('2026-11')).toBe(true);
    expect(isMonth('2026-13')).toBe(false);
    expect(isMonth('')).toBe(false);
  });
});
