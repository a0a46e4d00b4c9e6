import { describe, expect, it } from 'vitest';
import {
  columnOf,
  deadlineOf,
  dues,
  isBeforeDeadline,
  type Known,
} from '../../src/workbench/agency/prepare/board';
import type { Lot, Registration, TenderProject } from '../../src/workbench/agency/prepare/server';

const lot = (part: Partial<Lot>): Lot => ({
  tender: 'T',
  lot: '1',
  name: 'Piers',
  kind: 'ENGINEERING',
  region: 'CN',
  category: 'WORKS',
  estimate: '5000000.00',
  transactionCode: null,
  stage: 'ISSUING',
  booked: null,
  rounds: [],
  minimumBids: 3,
  classOfSlots: 'default',
  version: 1,
  noticeSha256: null,
  ...part,
});

const round = (openAt: string, state: 'ANNOUNCED' | 'CLOSED' = 'ANNOUNCED') => ({
  round: 1,
  envelope: 'complete',
  openAt,
  bidsUntil: openAt,
  state,
});

const project = (...lots: Lot[]): TenderProject => ({
  id: 'T',
  name: 'A bridge',
  kind: 'ENGINEERING',
  region: 'CN',
  project: 'P',
  agency: 'A',
  tenderee: 'B',
  registeredAt: '2026-03-01T00:00:00Z',
  lots,
});

const registration = (state: Registration['state'], part: Partial<Registration> = {}): Registration => ({
  tender: 'T',
  state,
  submittedAt: '2026-03-01T00:00:00Z',
  dueAt: null,
  overdue: false,
  events: [],
  ...part,
});

const known = (projects: TenderProject[], part: Partial<Known> = {}): Known => ({
  projects,
  registrations: new Map(),
  enquiries: new Map(),
  objections: new Map(),
  issueDays: new Map([['ENGINEERING CN', 20]]),
  ...part,
});

const NOW = Date.parse('2026-03-02T00:00:00Z');

describe('the board', () => {
  it('knows where every stage belongs, and who waits for the window', () => {
    expect(columnOf('ISSUING', null)).toBe('issuing');
    expect(columnOf('PAUSED_OBJECTION', null)).toBe('held');
    expect(columnOf('OPENED', null)).toBe('evaluating');
    expect(columnOf('PLANNED', registration('SUBMITTED'))).toBe('window');
    expect(columnOf('PLANNED', registration('CORRECTION'))).toBe('preparing');
  });

  it('takes a lot with a frozen round for one after its deadline, also while it is suspended', () => {
    expect(isBeforeDeadline(lot({ rounds: [round('2026-04-01T00:00:00Z')] }))).toBe(true);
    expect(
      isBeforeDeadline(lot({ stage: 'SUSPENDED', rounds: [round('2026-03-01T00:00:00Z', 'CLOSED')] })),
    ).toBe(false);
  });

  it('shows what binds before what was booked', () => {
    const booked = { place: null, openAt: '2026-03-30T00:00:00Z' };
    expect(deadlineOf(lot({ booked, rounds: [] }))).toBe(booked.openAt);
    expect(deadlineOf(lot({ booked, rounds: [round('2026-04-01T00:00:00Z')] }))).toBe('2026-04-01T00:00:00Z');
  });
});

describe('what is due', () => {
  it('comes by the clock, with the latest day a notice still fits the planned opening', () => {
    const scheduled = lot({
      lot: '2',
      version: 0,
      stage: 'SCHEDULED',
      booked: { place: null, openAt: '2026-03-25T00:00:00Z' },
    });
    const issued = lot({ rounds: [round('2026-03-04T00:00:00Z')] });

    const due = dues(known([project(issued, scheduled)]), NOW);

    expect(due.map(({ what, at }) => [what, at])).toEqual([
      ['deadline', '2026-03-04T00:00:00Z'],
      ['publish', '2026-03-05T00:00:00.000Z'],
    ]);
    expect(due.every(({ overdue }) => !overdue)).toBe(true);
  });

  it('names questions and objections without an answer, and no late objection, which nothing waits for', () => {
    const question = {
      id: 'q',
      askedOn: '2026-03-01',
      question: '?',
      answer: null,
      answeredAt: null,
      dueAt: '2026-03-03T00:00:00Z',
      overdue: false,
    };
    const objection = {
      id: 'o',
      about: 'DOCUMENTS' as const,
      late: false,
      filedOn: '2026-03-01',
      dueAt: '2026-03-01T16:00:00Z',
      overdue: true,
      words: null,
      objector: null,
      answer: null,
    };
    const due = dues(
      known([project(lot({}))], {
        enquiries: new Map([['T/1', [question, { ...question, id: 'a', answer: 'Yes.' }]]]),
        objections: new Map([['T/1', [objection, { ...objection, id: 'l', late: true }]]]),
      }),
      NOW,
    );

    expect(due.map(({ what, overdue }) => [what, overdue])).toEqual([
      ['objection', true],
      ['question', false],
    ]);
  });

  it('says who a registration waits for', () => {
    const waiting = registration('SUBMITTED', { dueAt: '2026-03-03T16:00:00Z' });
    const ask = (state: Registration) =>
      dues(known([project()], { registrations: new Map([['T', state]]) }), NOW).map(({ what }) => what);

    expect(ask(waiting)).toEqual(['window']);
    expect(ask(registration('CORRECTION'))).toEqual(['correct']);
    expect(ask(registration('REGISTERED'))).toEqual([]);
  });
});
