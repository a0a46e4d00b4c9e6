import { describe, expect, it } from 'vitest';
import type { LotPage } from '../../src/portal/publicApi';
import {
  bars,
  earliestDeadline,
  finding,
  frame,
  ticks,
  verdict,
  type Bar,
} from '../../src/workbench/agency/conduct/cockpit/gantt';
import type { Draw } from '../../src/workbench/agency/conduct/panel/panelApi';
import type { Award } from '../../src/workbench/agency/conduct/result/awardApi';
import type { Rule } from '../../src/workbench/agency/conduct/rulesApi';

const at = (text: string) => new Date(text).getTime();
const DAY = 86_400_000;

const rules = [
  {
    code: 'ENG-T-20D',
    subject: 'ISSUE_TO_DEADLINE',
    sense: 'AT_LEAST',
    value: 20,
    unit: 'DAY',
    days: 'CALENDAR',
    citation: 'ENG-T-20D [TBL 24]',
  },
  { code: 'ENG-CAND-3D', subject: 'CANDIDATES_START' },
] as Rule[];

const page = (known: object = {}): LotPage =>
  ({
    tendering: 1,
    stoppedAt: null,
    lot: { stage: 'EVALUATED', publishedAt: '2026-10-22T01:30:05Z' },
    line: [{ stage: 'ISSUING', at: '2026-10-22T01:30:05Z' }],
    notices: [
      { inChain: true, changes: [] },
      { inChain: true, changes: [{ field: 'rounds.1.openAt' }] },
    ],
    orders: [],
    rounds: [
      {
        tendering: 1,
        opensAt: '2026-11-16T01:30:00Z',
        bidsUntil: '2026-11-16T01:30:00Z',
        state: 'OPENED',
        closedAt: '2026-11-16T01:30:06Z',
        recordedAt: '2026-11-16T01:35:00Z',
      },
    ],
    ...known,
  }) as unknown as LotPage;

const award = {
  receivedAt: '2026-11-20T01:00:00Z',
  limits: [
    {
      rule: 'ENG-CAND-3D',
      citation: 'ENG-CAND-3D [TBR 54]',
      period: false,
      beganAt: '2026-11-20T01:00:00Z',
      dueAt: '2026-11-23T16:00:00Z',
      heldAt: null,
      metAt: null,
    },
  ],
} as unknown as Award;

const draws = [{ state: 'SETTLED', dissolved: false, evaluationAt: '2026-11-18T01:00:00Z' }] as Draw[];

const shown = (now: string) => bars({ page: page(), draws, award, archive: null, rules, now: at(now) });

/** The earliest lawful deadline where documents are given out from the day after the notice. */
const deadlineOf = (known: object) =>
  bars({
    page: page({ supply: { from: '2026-10-23T00:00:00Z', until: '2026-11-16T01:30:00Z' }, ...known }),
    draws,
    award,
    archive: null,
    rules,
    now: at('2026-11-21T00:00:00Z'),
  })[0]?.legal?.to;

describe('the rows of the chart', () => {
  it('are notice to deadline, opening, evaluation and the law’s clocks, as they begin', () => {
    const rows = shown('2026-11-21T00:00:00Z');

    expect(rows.map(({ what }) => what)).toEqual(['bids', 'opening', 'evaluation', 'CANDIDATES_START']);
    expect(rows[0]).toMatchObject({ moved: 1, legal: { least: true, to: at('2026-11-11T01:30:05Z') } });
    expect(deadlineOf({ notices: [{ inChain: true, changes: [] }] })).toBe(at('2026-11-12T00:00:00Z'));
    expect(deadlineOf({})).toBe(at('2026-11-11T01:30:05Z')); // an addendum came, with a supply of its own
    expect(rows[2]?.real).toEqual({ from: at('2026-11-18T01:00:00Z'), to: at('2026-11-20T01:00:00Z') });
    expect(rows[3]?.real?.to).toBeUndefined();
  });

  it('show nothing after the deadline before it has come', () => {
    const announced = page({
      lot: { stage: 'ISSUING', publishedAt: '2026-10-22T01:30:05Z' },
      rounds: [
        {
          tendering: 1,
          opensAt: '2026-11-16T01:30:00Z',
          bidsUntil: '2026-11-16T01:30:00Z',
          state: 'ANNOUNCED',
          closedAt: null,
          recordedAt: null,
        },
      ],
    });
    const rows = bars({
      page: announced,
      draws: [],
      award: null,
      archive: null,
      rules,
      now: at('2026-11-01T00:00:00Z'),
    });

    expect(rows.map(({ what }) => what)).toEqual(['bids', 'opening']);
    expect(verdict(rows[0] as Bar, at('2026-11-01T00:00:00Z'))).toEqual({ kind: 'runs', left: 16 });
    expect(verdict(rows[1] as Bar, at('2026-11-01T00:00:00Z'))).toMatchObject({ kind: 'coming' });
  });
});

describe('a row', () => {
  const row = (known: Partial<Bar>): Bar => ({
    what: 'CONTRACT',
    planned: { from: 0, to: 10 * DAY },
    legal: { from: 0, to: 10 * DAY, least: false, citation: '' },
    moved: 0,
    ...known,
  });

  it('is late in days begun, done or not', () => {
    expect(verdict(row({ real: { from: 0, to: 10 * DAY } }), 20 * DAY)).toEqual({ kind: 'onTime' });
    expect(verdict(row({ real: { from: 0, to: 10 * DAY + 3_600_000 } }), 20 * DAY)).toEqual({
      kind: 'late',
      by: 1,
    });
    expect(verdict(row({ real: { from: 0 } }), 12 * DAY)).toEqual({ kind: 'runsLate', by: 2 });
    expect(verdict(row({ real: { from: 0 } }), 9 * DAY)).toEqual({ kind: 'runs', left: 1 });
  });

  it('that has to last is never late, and one that is held runs no further', () => {
    const period = { from: 0, to: 10 * DAY, least: true, citation: '' };
    expect(verdict(row({ legal: period, real: { from: 0, to: 12 * DAY } }), 20 * DAY).kind).toBe('onTime');
    expect(verdict(row({ real: { from: 0 }, heldAt: 3 * DAY }), 12 * DAY)).toEqual({
      kind: 'held',
      since: 3 * DAY,
    });
  });

  it('counts in what the chart is said to find', () => {
    const late = row({ real: { from: 0, to: 15 * DAY } });
    expect(finding([late, row({ real: { from: 0, to: DAY } })], 20 * DAY)).toEqual({ late: 1, most: 5 });
  });
});

describe('the frame', () => {
  it('holds every row and today, with first days of months or weeks', () => {
    const rows = shown('2026-11-21T00:00:00Z');
    const found = frame(rows, at('2026-12-24T00:00:00Z'));

    expect(found.from).toBeLessThan(at('2026-10-22T01:30:05Z'));
    expect(found.to).toBeGreaterThan(at('2026-12-24T00:00:00Z'));
    expect(ticks({ from: at('2026-11-01T00:00:00Z'), to: at('2026-11-20T00:00:00Z') })).toEqual([
      at('2026-11-01T16:00:00Z'),
      at('2026-11-08T16:00:00Z'),
      at('2026-11-15T16:00:00Z'),
    ]);
    expect(ticks({ from: at('2026-08-15T00:00:00Z'), to: at('2026-11-20T00:00:00Z') })).toHaveLength(3);
  });

  it('lets a deadline fall on the last of the days, as the platform takes it', () => {
    expect(earliestDeadline(at('2027-06-24T17:04:00Z'), 20)).toBe(at('2027-07-14T17:04:00Z'));
  });
});
