import { describe, expect, it } from 'vitest';
import type { LotPage, RoundShown } from '../../src/portal/publicApi';
import type { Objection, OwnBid } from '../../src/workbench/bidder/bidderApi';
import { dueOf } from '../../src/workbench/bidder/due';
import { nextStep, tasksOf, type Standing, type TaskName } from '../../src/workbench/bidder/tasks';

const T = Date.parse('2026-06-01T08:00:00Z');
const HOUR = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();

const round = (change: Partial<RoundShown> = {}): RoundShown => ({
  round: 1,
  tendering: 1,
  envelope: 'complete',
  opensAt: iso(T),
  bidsUntil: iso(T),
  state: 'ANNOUNCED',
  closedAt: null,
  readOutAt: null,
  recordedAt: null,
  opening: null,
  links: { closing: null, opening: null, openingPdf: null, signatures: null, evidence: null },
  ...change,
});

const page = (stage: string, change: Partial<LotPage> = {}): LotPage =>
  ({
    lot: { tender: 'T-1', lot: '1', name: 'Bridge', stage },
    stoppedAt: null,
    tendering: 1,
    rounds: [round()],
    outcome: [],
    documents: [{ name: 'terms.json', size: 1, sha256: '', publishedAt: '', href: '' }],
    ...change,
  }) as LotPage;

const bid = (change: Partial<OwnBid> = {}): OwnBid => ({
  slot: 'B-1.0',
  seq: 1,
  sealedSha256: 'aa',
  received: iso(T - 5 * HOUR),
  standing: 'STANDING',
  noticeSha256: '',
  answersNewestNotice: true,
  ...change,
});

const standing = (change: Partial<Standing> = {}): Standing => ({
  page: page('ISSUING'),
  organisation: {
    id: '',
    name: 'Aster',
    creditCode: '91310000MA1FL10011',
    kind: 'bidder',
    registeredAt: iso(0),
  },
  certificates: [
    { sha256: '', certificate: '', subject: '', notAfter: iso(T + 400 * 24 * HOUR), registeredAt: iso(0) },
  ],
  bids: [],
  earlier: [],
  enquiries: [],
  objections: [],
  explanation: null,
  fetched: [],
  won: false,
  ...change,
});

const told = (name: TaskName, own: Standing, now = T - 10 * HOUR) => {
  const task = tasksOf(own, now).find((each) => each.name === name);
  return task && `${task.state} ${task.why}`;
};

describe('the task list of a lot', () => {
  it('asks for a bid until the deadline, and no longer at the deadline itself', () => {
    expect(told('bid', standing(), T - 1)).toBe('notStarted bid.due');
    expect(told('bid', standing(), T)).toBe('none bid.none');
  });

  it('shows a bid as handed in, replaced by nothing', () => {
    expect(told('bid', standing({ bids: [bid()] }))).toBe('done bid.handedIn');
    expect(told('bid', standing({ bids: [bid({ standing: 'WITHDRAWN' })] }))).toBe(
      'notStarted bid.withdrawn',
    );
    expect(told('bid', standing({ bids: [bid({ standing: 'REPLACED' }), bid({ seq: 2 })] }))).toBe(
      'done bid.handedIn',
    );
  });

  it('warns of an addendum while the bid can still be replaced', () => {
    const late = standing({ bids: [bid({ answersNewestNotice: false })] });

    expect(told('bid', late)).toBe('problem bid.addendum');
    expect(told('bid', late, T)).toBe('done bid.handedIn');
  });

  it('waits while the lot stands still', () => {
    // an objection pauses by its own stage, the regulator at whatever stage it was
    for (const paused of [page('PAUSED_OBJECTION'), page('SUSPENDED', { stoppedAt: 'ISSUING' })]) {
      expect(told('bid', standing({ page: paused }))).toBe('waiting bid.held');
      expect(told('questions', standing({ page: paused }))).toBe('waiting questions.held');
      expect(told('opening', standing({ page: paused }))).toBe('waiting opening.held');
    }
  });

  it('names one next step: what is wrong before what is under way, and that before what has not begun', () => {
    const fetched = page('ISSUING').documents.map(({ name }) => name);
    const next = (own: Standing, now = T - 10 * HOUR) => nextStep(tasksOf(own, now))?.name;

    expect(next(standing({ organisation: null }))).toBe('company');
    expect(next(standing())).toBe('documents');
    expect(next(standing({ fetched }))).toBe('bid');
    expect(next(standing({ fetched, bids: [bid()] }))).toBe('opening');
    expect(next(standing({ bids: [bid({ answersNewestNotice: false })] }))).toBe('bid');
  });

  it('names who is waited for in the opening', () => {
    const at = (state: RoundShown['state'], change: Partial<RoundShown> = {}) =>
      standing({ page: page('OPENING', { rounds: [round({ state, ...change })] }) });

    expect(told('opening', at('CLOSED'))).toBe('waiting opening.trustees');
    expect(told('opening', at('OPENED'))).toBe('inProgress opening.readOut');
    expect(told('opening', at('OPENED', { recordedAt: iso(T) }))).toBe('done opening.recorded');
    expect(told('opening', at('RETURNED'))).toBe('done opening.returned');
    expect(told('result', at('OPENED', { recordedAt: iso(T) }))).toBe('waiting result.committee');
  });

  it('follows the round of the present tendering', () => {
    const again = page('ISSUING', {
      tendering: 2,
      rounds: [round({ state: 'RETURNED' }), round({ tendering: 2, round: 2, bidsUntil: iso(T + HOUR) })],
    });

    expect(told('bid', standing({ page: again }), T)).toBe('notStarted bid.due');
  });

  it.each([
    [-1, 'problem company.expired'],
    [29, 'done company.endsSoon'],
    [31, 'done company.ready'],
  ])('judges a certificate that ends in %i days', (days, expected) => {
    const [known] = standing().certificates;
    const ending = [{ ...known!, notAfter: iso(T + days * 24 * HOUR) }];

    expect(told('company', standing({ certificates: ending }), T)).toBe(expected);
  });

  it('says what is missing before anything can be signed', () => {
    expect(told('company', standing({ organisation: null }))).toBe('problem company.noOrganisation');
    expect(told('company', standing({ certificates: [] }))).toBe('problem company.noCertificate');
  });

  it('tells fetched documents from those added since', () => {
    const more = page('ISSUING', {
      documents: ['a', 'b'].map((name) => ({ name, size: 1, sha256: '', publishedAt: '', href: '' })),
    });

    expect(told('documents', standing({ page: more }))).toBe('notStarted documents.notFetched');
    expect(told('documents', standing({ page: more, fetched: ['a'] }))).toBe('inProgress documents.more');
    expect(told('documents', standing({ page: more, fetched: ['a', 'b'] }))).toBe('done documents.fetched');
    expect(told('documents', standing({ page: { ...more, lot: { ...more.lot, stage: 'OPENED' } } }))).toBe(
      'none documents.over',
    );
  });

  it('leaves nothing to the winner once the contract is signed', () => {
    expect(told('award', standing({ page: page('NOTICE_SENT'), won: true }))).toBe('inProgress award.won');
    expect(told('award', standing({ page: page('ARCHIVED'), won: true }))).toBe('done award.contracted');
    expect(told('award', standing({ page: page('ARCHIVED') }))).toBeUndefined();
  });

  it('asks for an explanation only of whom the committee asks, and only in time', () => {
    const asked = (text: string | null) => standing({ explanation: { asked: true, until: iso(T), text } });

    expect(told('explain', standing())).toBeUndefined();
    expect(told('explain', asked(null))).toBe('inProgress explain.due');
    expect(told('explain', asked(null), T)).toBe('problem explain.over');
    expect(told('explain', asked('cheap steel'))).toBe('done explain.done');
  });

  it('keeps other people’s objections out of it', () => {
    const objection = {
      about: 'RESULT',
      late: false,
      answer: null,
      dueAt: iso(T),
      overdue: false,
    } as Objection;

    expect(told('objections', standing({ objections: [{ ...objection, mine: false }] }))).toBe(
      'none objections.may',
    );
    expect(told('objections', standing({ objections: [{ ...objection, mine: true }] }))).toBe(
      'waiting objections.filed',
    );
    expect(told('objections', standing({ objections: [{ ...objection, mine: true, late: true }] }))).toBe(
      'waiting objections.late',
    );
  });
});

describe('what is due', () => {
  it('is sorted by the clock over all lots', () => {
    const other = page('EVALUATING', {
      rounds: [round({ state: 'OPENED', recordedAt: iso(T - 100 * HOUR) })],
    });
    other.lot = { ...other.lot, lot: '2', name: 'Road' };
    const explaining = standing({
      page: other,
      explanation: { asked: true, until: iso(T - 5 * HOUR), text: null },
      fetched: ['terms.json'],
    });

    const due = dueOf([standing({ fetched: ['terms.json'] }), explaining], T - 10 * HOUR);

    expect(due.map(({ lot, task }) => `${lot} ${task.name}`)).toEqual(['2 explain', '1 bid', '1 opening']);
    expect(due.map(({ urgent }) => urgent)).toEqual([true, true, false]);
  });

  it('is nothing where only others have to act', () => {
    const waiting = standing({
      page: page('OPENED', { rounds: [round({ state: 'OPENED', recordedAt: iso(T) })] }),
      fetched: ['terms.json'],
    });

    expect(dueOf([waiting], T + HOUR)).toEqual([]);
  });
});
