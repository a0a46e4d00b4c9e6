import { describe, expect, it } from 'vitest';
import { parts, ROWS } from '../../src/hall/screen/turning';
import type { Entry } from '../../src/workbench/centre/calendarApi';
import {
  byHour,
  clashes,
  daysLater,
  isDate,
  monday,
  progress,
  rooms,
  week,
} from '../../src/workbench/centre/rooms';

const opening = (at: string, place: string | null, lot = '1'): Entry => ({
  kind: 'OPENING',
  at,
  tender: 'T',
  lot,
  round: 1,
  name: 'Piers',
  stage: 'ISSUING',
  place,
  begunAt: null,
  doneAt: null,
  held: false,
});

describe('dates', () => {
  it('are dates of the calendar, and weeks begin on Monday', () => {
    expect(isDate('2026-02-28')).toBe(true);
    expect(isDate('2026-02-29')).toBe(false);
    expect(isDate('today')).toBe(false);
    expect(monday('2026-11-22')).toBe('2026-11-16'); // a Sunday
    expect(monday('2026-11-23')).toBe('2026-11-23');
    expect(daysLater('2026-12-31', 1)).toBe('2027-01-01');
    expect(week('2026-12-28').at(-1)).toBe('2027-01-03');
  });
});

describe('the day board', () => {
  it('has the hours of Beijing, in the order of the entries', () => {
    const hours = byHour([
      opening('2026-11-23T01:00:00Z', null),
      opening('2026-11-23T01:59:59Z', null, '2'),
      opening('2026-11-23T02:00:00Z', null, '3'),
    ]);
    expect(hours.map(([hour, of]) => [hour, of.length])).toEqual([
      ['09:00', 2],
      ['10:00', 1],
    ]);
  });

  it('tells how far something is; what is read out stays so whatever became of its lot', () => {
    const at = '2026-11-23T01:00:00Z';
    expect(progress(opening(at, null))).toBe('ahead');
    expect(progress({ ...opening(at, null), begunAt: at })).toBe('running');
    expect(progress({ ...opening(at, null), begunAt: at, doneAt: at, stage: 'FAILED' })).toBe('done');
    expect(progress({ ...opening(at, null), stage: 'TERMINATED' })).toBe('ended');
    expect(progress({ ...opening(at, null), held: true })).toBe('held');
    expect(progress({ ...opening(at, null), kind: 'PUBLICITY_END', begunAt: at })).toBe('ahead');
  });
});

describe('the rooms', () => {
  it('stand by name, what needs none last, and ends of publicity nowhere', () => {
    const found = rooms([
      opening('2026-11-23T01:00:00Z', null),
      opening('2026-11-23T01:00:00Z', 'Room 10'),
      opening('2026-11-24T01:00:00Z', 'Room 2'),
      { ...opening('2026-11-24T01:00:00Z', null), kind: 'PUBLICITY_END' },
    ]);
    expect(found.map(({ place }) => place)).toEqual(['Room 2', 'Room 10', null]);
    expect([...(found[2]?.days.keys() ?? [])]).toEqual(['2026-11-23']);
  });

  it('clash where two lots begin in one less than an hour apart', () => {
    const first = opening('2026-11-23T01:00:00Z', 'A');
    const close = opening('2026-11-23T01:59:59Z', 'A', '2');
    expect(clashes([first, close])).toEqual([[first, close]]);
    expect(clashes([first, opening('2026-11-23T02:00:00Z', 'A', '2')])).toEqual([]);
    expect(clashes([first, opening('2026-11-23T01:30:00Z', 'B', '2')])).toEqual([]);
    expect(clashes([first, opening('2026-11-23T01:30:00Z', 'A')])).toEqual([]); // two rounds of one lot
    expect(
      clashes([opening('2026-11-23T01:00:00Z', null), opening('2026-11-23T01:00:00Z', null, '2')]),
    ).toEqual([]);
  });
});

describe('the wall', () => {
  it('cuts a list into screens and loses nobody', () => {
    const rows = Array.from({ length: 2 * ROWS + 1 }, (_, at) => at);
    expect(parts(rows).map((part) => part.length)).toEqual([ROWS, ROWS, 1]);
    expect(parts(rows).flat()).toEqual(rows);
    expect(parts([])).toEqual([[]]);
  });
});
