import { describe, expect, it } from 'vitest';
import { hindrance } from '../../src/workbench/agency/conduct/acts';
import type { Evaluation } from '../../src/workbench/agency/conduct/evaluation/evaluationApi';
import type { Draw } from '../../src/workbench/agency/conduct/panel/panelApi';
import type { Award, Limit, Paper } from '../../src/workbench/agency/conduct/result/awardApi';
import {
  emptySeats,
  mayDraw,
  nextStep,
  sinceDecision,
  type Facts,
} from '../../src/workbench/agency/conduct/steps';
import { openAtFirst, sectionsOf } from '../../src/workbench/agency/conduct/result/sections';

const lot = (known: Partial<Facts>): Facts => ({
  stage: 'OPENED',
  kind: 'ENGINEERING',
  bidsUntil: '2026-11-20T01:30:00Z',
  draws: [],
  delegatesNamed: 0,
  evaluation: null,
  award: null,
  unanswered: [],
  subjectOf: (rule) => ({ 'ENG-CAND-3D': 'CANDIDATES_START', 'ENG-REPORT-15D': 'REPORT_TO_REGULATOR' })[rule],
  ...known,
});

const draw = (known: Partial<Draw>): Draw => ({
  drawId: 'draw-1',
  drawSeq: 1,
  state: 'SETTLED',
  evaluationAt: '2026-11-22T01:00:00Z',
  place: '',
  slots: [],
  delegates: 1,
  dissolved: false,
  drawSha256: null,
  outcome: 'COMPLETE',
  ...known,
});

const award = (papers: Paper['kind'][], limits: Partial<Limit>[] = []): Award =>
  ({
    receivedAt: '2026-11-20T01:00:00Z',
    winnerSlot: null,
    decidedAt: null,
    papers: papers.map((kind, i) => ({
      number: i + 1,
      kind,
      sha256: '',
      keptAt: `2026-11-2${i + 1}T00:00:00Z`,
    })),
    limits: limits.map((limit) => ({ metAt: null, rule: '', dueAt: '', ...limit })),
  }) as unknown as Award;

describe('the next step', () => {
  it.each([
    ['ISSUING', 'awaitDeadline', 'bidders'],
    ['OPENING', 'keys', 'trustees'],
    ['READ_OUT', 'record', 'platform'],
    ['OPENED', 'requestDraw', 'agency'],
    ['AWARDABLE', 'decide', 'tenderee'],
    ['FAILED', 'retender', 'tenderSide'],
    ['SUSPENDED', 'suspended', 'regulator'],
    ['ARCHIVED', 'done', 'nobody'],
  ])('of an engineering lot at %s is to %s, by %s', (stage, name, who) => {
    expect(nextStep(lot({ stage }))).toMatchObject({ name, who });
  });

  it('of an opened procurement is to say who qualifies, of other trade to file it', () => {
    expect(nextStep(lot({ kind: 'PROCUREMENT' })).name).toBe('checkQualification');
    expect(nextStep(lot({ kind: 'OTHER' })).name).toBe('archive');
  });

  it('names whoever a draw waits for', () => {
    const at = (known: Partial<Draw>, delegatesNamed = 0) =>
      nextStep(lot({ draws: [draw(known)], delegatesNamed }));

    expect(at({ state: 'REQUESTED', outcome: null })).toMatchObject({ name: 'drawKey', who: 'trustees' });
    expect(at({ state: 'AWAITING_REGULATOR', outcome: null }).who).toBe('regulator');
    expect(at({ state: 'DRAWN', outcome: null }).who).toBe('experts');
    expect(at({ outcome: 'SHORT_2' }).name).toBe('drawAgain');
    expect(at({}).name).toBe('nameDelegates');
    expect(at({}, 1)).toMatchObject({ name: 'seat', until: '2026-11-22T01:00:00Z' });
  });

  it('says until when the law wants it done', () => {
    const limits = [{ rule: 'ENG-CAND-3D', dueAt: '2026-11-23T16:00:00Z' }];
    expect(nextStep(lot({ stage: 'EVALUATED', award: award([], limits) })).until).toBe(
      '2026-11-23T16:00:00Z',
    );
  });

  it('seats a committee again once a report has fallen', () => {
    const fallen = { phase: 'DONE', sitting: 1 } as Evaluation;
    const step = nextStep(
      lot({ stage: 'EVALUATING', evaluation: fallen, draws: [draw({})], delegatesNamed: 1 }),
    );
    expect(step.name).toBe('seat');
    expect(nextStep(lot({ stage: 'EVALUATING', evaluation: { ...fallen, phase: 'SCORING' } })).name).toBe(
      'evaluate',
    );
  });

  it('asks for the notice of the decision in force, not of one before', () => {
    const before: Paper['kind'][] = ['DECISION', 'NOTICE_PDF', 'SIGNED_NOTICE_PDF', 'DECISION'];

    expect(nextStep(lot({ stage: 'AWARDED', award: award(before) })).name).toBe('drawUpNotice');
    expect(nextStep(lot({ stage: 'AWARDED', award: award([...before, 'NOTICE_PDF']) })).name).toBe(
      'signNotice',
    );
    expect(sinceDecision(award(before), 'SIGNED_NOTICE_PDF')).toBeUndefined();
  });

  it('files an engineering lot only after the report to the regulator', () => {
    const owed = award([], [{ rule: 'ENG-REPORT-15D' }]);
    expect(nextStep(lot({ stage: 'SETTLED', award: owed })).name).toBe('reportToRegulator');
    expect(nextStep(lot({ stage: 'SETTLED', award: award([]) })).name).toBe('archive');
  });
});

describe('another draw', () => {
  it('is due for empty seats alone', () => {
    expect(emptySeats(draw({ outcome: 'SHORT_3' }))).toBe(3);
    expect(mayDraw([])).toBe(true);
    expect(mayDraw([draw({})])).toBe(false);
    expect(mayDraw([draw({ outcome: 'SHORT_1' })])).toBe(true);
    expect(mayDraw([draw({ state: 'DRAWN', outcome: null })])).toBe(false);
    expect(mayDraw([draw({ dissolved: true })])).toBe(true);
  });
});

describe('an act', () => {
  const engineering = { kind: 'ENGINEERING', stage: 'AWARDABLE' } as const;

  it('is hindered by kind, stage or role, in that order', () => {
    expect(hindrance('checkQualification', engineering, ['agency'])).toBe('kind');
    expect(hindrance('announceResult', engineering, ['agency'])).toBe('stage');
    expect(hindrance('decide', engineering, ['agency'])).toBe('role');
    expect(hindrance('decide', engineering, ['tenderee'])).toBeUndefined();
  });

  it('never opens a bid', () => {
    for (const act of ['signRecord', 'requestDraw', 'seatCommittee', 'decide', 'archive'] as const) {
      expect(hindrance(act, { kind: 'ENGINEERING', stage: 'ISSUING' }, ['agency', 'tenderee'])).toBe('stage');
    }
  });
});

describe('the sections of a result', () => {
  it('are those of the kind, the one that is due open', () => {
    const facts = lot({ stage: 'EVALUATED', award: award([]) });
    expect(sectionsOf(facts).map(({ name }) => name)).toEqual([
      'candidates',
      'objections',
      'decision',
      'notice',
      'result',
      'contract',
      'regulator',
    ]);
    expect(openAtFirst(facts)).toBe('candidates');
    expect(sectionsOf(lot({ kind: 'PROCUREMENT', stage: 'FAILED' })).at(-1)?.name).toBe('retender');
  });

  it('count candidates of an earlier report as not published', () => {
    const earlier = award(['CANDIDATES']);
    const later = { ...earlier, receivedAt: '2026-11-30T00:00:00Z' };
    expect(sectionsOf(lot({ award: earlier }))[0]?.doneAt).toBe('2026-11-21T00:00:00Z');
    expect(sectionsOf(lot({ award: later }))[0]?.doneAt).toBeUndefined();
  });
});
