import { describe, expect, it } from 'vitest';
import { instantOf, typedOf } from '../../src/workbench/agency/conduct/beijing';
import { phasesOf } from '../../src/workbench/agency/conduct/evaluation/phases';
import {
  missing as missingVerdicts,
  qualified,
  verdictsOf,
} from '../../src/workbench/agency/conduct/evaluation/verdicts';
import { hallSteps, type Round } from '../../src/workbench/agency/conduct/opening/console';
import {
  complaints,
  composition,
  EMPTY,
  wishOf,
  type Typed,
} from '../../src/workbench/agency/conduct/panel/wish';
import {
  complete,
  openFields,
  wrong,
  type Body,
} from '../../src/workbench/agency/conduct/result/announcement';
import {
  amount,
  wrong as wrongContract,
  type Typed as Contract,
} from '../../src/workbench/agency/conduct/result/contract';
import { bodyOf, missing, NOBODY, passedOver } from '../../src/workbench/agency/conduct/result/decision';
import type { Closing, Opening } from '../../src/workbench/agency/conduct/opening/openingApi';
import { storedName, type Award } from '../../src/workbench/agency/conduct/result/awardApi';
import type { Rule } from '../../src/workbench/agency/conduct/rulesApi';
import { parts, size } from '../../src/workbench/agency/conduct/archive/parts';

describe('the console', () => {
  const closing = { enoughBids: true, count: 3 } as Closing;
  const opening = (progress: Opening['progress'], released: string[]) =>
    ({ progress, keys: { needed: 3, trustees: ['T1', 'T2', 'T3', 'T4', 'T5'], released } }) as Opening;
  const round = (known: Partial<Round>): Round => ({
    closing: null,
    opening: null,
    signatures: [],
    unanswered: 0,
    signers: ['Agency', 'Bureau'],
    own: 'Agency',
    ...known,
  });
  const standing = (known: Partial<Round>) => hallSteps(round(known)).map((step) => step.standing);

  it('has nothing to press before the deadline, and nothing to see', () => {
    const steps = hallSteps(round({}));
    expect(steps.map((step) => step.standing)).toEqual(['runs', 'later', 'later', 'later', 'later', 'later']);
    expect(steps.flatMap((step) => step.missing)).toEqual([]);
  });

  it('names the trustees that are waited for', () => {
    const steps = hallSteps(round({ closing, opening: opening('CLOSED', ['T2']) }));
    expect(steps.find(({ name }) => name === 'keys')).toMatchObject({
      standing: 'runs',
      missing: ['T1', 'T3', 'T4', 'T5'],
    });
  });

  it('gives the host one step at a time: an objection first, then the record', () => {
    const recorded = { closing, opening: opening('RECORDED', ['T1', 'T2', 'T3']) };
    expect(standing({ ...recorded, unanswered: 1 })).toEqual([
      'done',
      'done',
      'done',
      'done',
      'yours',
      'runs',
    ]);
    expect(standing(recorded)).toEqual(['done', 'done', 'done', 'done', 'done', 'yours']);
    const signatures: Round['signatures'] = [
      { number: 1, organisation: 'Agency', creditCode: '', signedAt: '', pdfSha256: '' },
    ];
    expect(standing({ ...recorded, signatures }).at(-1)).toBe('runs');
    expect(hallSteps(round({ ...recorded, signatures })).at(-1)?.missing).toEqual(['Bureau']);
  });

  it('ends where too few came', () => {
    expect(standing({ closing: { ...closing, enoughBids: false } })).toEqual(['done', 'done']);
  });
});

describe('a request for experts', () => {
  const typed: Typed = {
    ...EMPTY,
    slots: [
      { specialty: 'A01', region: '', count: '3' },
      { specialty: 'C02', region: '330500', count: '1' },
    ],
    delegates: '1',
    evaluationAt: '2026-12-01T09:00',
    place: 'Room 3',
  };
  const rules = [
    { subject: 'COMMITTEE_SIZE', value: 5, unit: 'ODD_MEMBER', fromYuan: 0, citation: 'COMM-ODD5' },
    { subject: 'COMMITTEE_SIZE', value: 7, unit: 'ODD_MEMBER', fromYuan: 10_000_000, citation: 'GP-COMM-7' },
    { subject: 'EXPERT_SHARE', value: 2, unit: 'THIRD', fromYuan: 0, citation: 'COMM-2/3' },
  ] as Rule[];

  it('is sent with codes of its groups, anywhere where no region is named, and Beijing time', () => {
    expect(wishOf(typed)).toMatchObject({
      slots: [
        { code: 'S1', specialty: 'A01', region: '*', count: 3 },
        { code: 'S2', region: '330500', count: 1 },
      ],
      evaluationAt: '2026-12-01T01:00:00.000Z',
      delegates: 1,
    });
    expect(complaints(typed, 0)).toEqual([]);
  });

  it('tells everything that is wrong at once', () => {
    expect(complaints(EMPTY, 0).map(({ field, what }) => `${field} ${what}`)).toEqual([
      'slots[0].specialty specialty',
      'slots[0].count count',
      'evaluationAt time',
      'place place',
    ]);
    expect(complaints(typed, new Date('2026-12-02').getTime())).toEqual([
      { field: 'evaluationAt', what: 'past' },
    ]);
  });

  it('is held against the rows on committees, by the size of the lot', () => {
    expect(composition(typed, rules, 0, '5000000.00')).toEqual({
      members: 5,
      experts: 4,
      delegates: 1,
      broken: [],
    });
    expect(composition(typed, rules, 0, '12000000.00').broken).toEqual(['GP-COMM-7']);
    expect(composition({ ...typed, delegates: '3' }, rules, 0, null).broken).toEqual(['COMM-2/3']);
    expect(composition({ ...typed, delegates: '2' }, rules, 0, null).broken).toEqual(['COMM-ODD5']);
  });
});

describe('who qualifies', () => {
  const asked = {
    bids: [{ slot: 's1', organisation: 'A' }],
    criteria: [
      { id: 'Q1', text: '' },
      { id: 'Q2', text: '' },
    ],
  };

  it('is said of every bidder and criterion, a no with ground and reason', () => {
    const said = { 's1 Q1': { pass: false, ground: '', reason: '' } };
    expect(missingVerdicts(asked, said).map(({ item, what }) => `${item} ${what}`)).toEqual([
      'Q1 ground',
      'Q1 reason',
      'Q2 pass',
    ]);
    const all = {
      's1 Q1': { pass: true, ground: 'unqualified', reason: 'left over' },
      's1 Q2': { pass: false, ground: 'unqualified', reason: ' none ' },
    };
    expect(verdictsOf(asked, all)).toEqual([
      { bid: 's1', item: 'Q1', pass: true },
      { bid: 's1', item: 'Q2', pass: false, ground: 'unqualified', reason: 'none' },
    ]);
    expect(qualified(asked, all)).toBe(0);
  });
});

describe('the phases', () => {
  it('show where a sitting stands, and a competition only where there was one', () => {
    expect(phasesOf('SCORING').find(({ standing }) => standing === 'current')?.phase).toBe('SCORING');
    expect(phasesOf('SCORING').some(({ phase }) => phase === 'COMPETITION')).toBe(false);
    expect(phasesOf('COMPETITION').map(({ phase }) => phase)).toContain('COMPETITION');
    expect(phasesOf('DONE').every(({ standing }) => standing === 'past')).toBe(true);
    expect(phasesOf('VOID').at(-1)).toEqual({ phase: 'VOID', standing: 'current' });
  });
});

describe('an announcement', () => {
  const draft: Body = {
    subject: 'candidates',
    until: '2026-11-23T16:00:00.000Z',
    fields: { projectName: 'A bridge', objectionChannel: '' },
    entries: [{ name: 'A', leader: '' }],
  };

  it('leaves to the signer only what the platform does not know', () => {
    expect(openFields(draft).map(({ at }) => at)).toEqual(['fields.objectionChannel', 'entries[0].leader']);
    expect(wrong(draft, { values: {}, until: '2026-11-23T23:59' }).map(({ what }) => what)).toEqual([
      'missing',
      'missing',
      'early',
    ]);
  });

  it('may stand longer, and is earliest where nothing is said', () => {
    const values = { 'fields.objectionChannel': ' here ', 'entries[0].leader': 'B' };
    expect(complete(draft, { values, until: '2026-11-25T00:00' })).toEqual({
      ...draft,
      until: '2026-11-24T16:00:00.000Z',
      fields: { projectName: 'A bridge', objectionChannel: 'here' },
      entries: [{ name: 'A', leader: 'B' }],
    });
    expect(complete(draft, { values, until: '' }).until).toBe(draft.until);
  });
});

describe('a decision', () => {
  const award = {
    round: 1,
    reportSha256: 'r',
    winnerSlot: null,
    candidates: [
      { slot: 's1', rank: 1 },
      { slot: 's2', rank: 2 },
      { slot: 's3', rank: 3 },
    ],
  } as unknown as Award;

  it('needs a ground for whoever is ranked before the winner, of nobody for the first alone', () => {
    expect(passedOver(award, 's1')).toEqual([]);
    expect(passedOver(award, 's3').map(({ slot }) => slot)).toEqual(['s1', 's2']);
    expect(passedOver(award, NOBODY).map(({ slot }) => slot)).toEqual(['s1']);
    expect(passedOver({ ...award, winnerSlot: 's2' }, NOBODY).map(({ slot }) => slot)).toEqual(['s1', 's2']);
    expect(missing(award, { choice: '', passing: {} }).map(({ field }) => field)).toEqual(['slot']);
    expect(missing(award, { choice: 's2', passing: {} }).map(({ field }) => field)).toEqual([
      'passedOver[0].ground',
      'passedOver[0].reason',
      'passedOver[0].evidence',
    ]);
  });

  it('says nobody as null, and passes over in the order of ranks', () => {
    const passing = { s1: { ground: 'gives-up', reason: ' no ', files: [{ name: 'f', sha256: 'x' }] } };
    expect(bodyOf({ tender: 'T', name: '1' }, award, { choice: NOBODY, passing }, 'now')).toEqual({
      v: 1,
      tender: 'T',
      lot: '1',
      round: 1,
      reportSha256: 'r',
      slot: null,
      passedOver: [{ slot: 's1', ground: 'gives-up', reason: 'no', evidence: ['x'] }],
      at: 'now',
    });
  });
});

describe('a contract', () => {
  it('takes amounts as people type them and asks for the file', () => {
    expect(amount('4,500,000')).toBe('4500000.00');
    expect(amount('0.5')).toBe('0.50');
    expect(amount('007')).toBe('7.00');
    expect(amount('1.005')).toBe('1.005');
    const typed = { pdf: [], detached: [{}], price: '1.005', performanceBond: '0' } as unknown as Contract;
    expect(wrongContract(typed)).toEqual([
      { field: 'pdfSha256', what: 'pdf' },
      { field: 'signatures', what: 'signatures' },
      { field: 'price', what: 'amount' },
    ]);
  });
});

describe('names, times and sizes', () => {
  it('are as the platform takes them', () => {
    expect(storedName('合同 (终稿).pdf')).toBe('file.pdf');
    expect(storedName('contract v2.pdf')).toBe('contract-v2.pdf');
    expect(instantOf('2026-12-01T09:00')).toBe('2026-12-01T01:00:00.000Z');
    expect(instantOf('2026-12-01')).toBeUndefined();
    expect(typedOf('2026-12-01T01:00:00Z')).toBe('2026-12-01T09:00');
    expect(size(999)).toBe('999 B');
    expect(size(778_735)).toBe('778.7 kB');
  });

  it('put a package’s files into its folders', () => {
    const file = (name: string) => ({ name, size: 1, sha256: '' });
    expect(
      parts([file('README.txt'), file('award/1'), file('award/2')]).map(({ name, files }) => [
        name,
        files.length,
      ]),
    ).toEqual([
      ['root', 1],
      ['award', 2],
    ]);
  });
});
