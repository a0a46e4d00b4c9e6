import { describe, expect, it } from 'vitest';
import { answerBody, consequencesOf, emptyAnswer, isComplete } from '../../src/workbench/agency/answer';
import { emptyPlan, openBefore, wrongIn, type Plan } from '../../src/workbench/agency/prepare/begin/plan';
import { faultOf, proposedName } from '../../src/workbench/agency/prepare/documentNames';
import { soon } from '../../src/workbench/agency/prepare/time';

const plan: Plan = {
  ...emptyPlan,
  tenderee: '91330100MA0000015W',
  approved: {
    code: 'P-1',
    name: 'A bridge',
    approval: '2026-117',
    fundSource: 'city budget',
    investment: '9000000',
    stateFunded: true,
  },
  code: 'T-1',
  name: 'A bridge',
  lots: [
    {
      lot: '1',
      name: 'Piers',
      category: 'WORKS',
      estimate: '5000000.00',
      minimumBids: '3',
      classOfSlots: 'default',
    },
  ],
};

describe('a new tender', () => {
  it('is asked for step by step, and nothing is handed in over an open one', () => {
    expect(openBefore(plan, 'handIn')).toBeUndefined();
    expect(openBefore(emptyPlan, 'handIn')).toBe('project');
    expect(openBefore({ ...plan, name: ' ' }, 'handIn')).toBe('tender');
    expect(wrongIn({ ...plan, kind: 'OTHER', approved: emptyPlan.approved }, 'project')).toEqual([]);
  });

  it('tells all that is wrong with its lots, each at its own field', () => {
    const [first] = plan.lots;
    const lots = first ? [first, { ...first, name: '', estimate: '1,5', minimumBids: '0' }] : [];
    expect(wrongIn({ ...plan, lots }, 'lots')).toEqual([
      ['lots[1].lot', 'twice'],
      ['lots[1].name', 'missing'],
      ['lots[1].estimate', 'amount'],
      ['lots[1].minimumBids', 'minimumBids'],
    ]);
    expect(wrongIn({ ...plan, lots: [] }, 'lots')).toEqual([['lots', 'noLots']]);
  });
});

describe('a tender document', () => {
  const pdf = new TextEncoder().encode('%PDF-1.7');

  it('gets a name the platform takes, with its own ending', () => {
    expect(proposedName('\u62db\u6807\u6587\u4ef6 (1).pdf')).toBe('1.pdf');
    expect(proposedName('\u62db\u6807.pdf')).toBe('document.pdf');
    expect(proposedName('Bill of quantities v2.xlsx')).toBe('Bill-of-quantities-v2.xlsx');
  });

  it('is turned away before it is sent where it is of the wrong kind', () => {
    expect(faultOf('plan.pdf', 8, pdf)).toBeUndefined();
    expect(faultOf('plan.pdf', 8, new TextEncoder().encode('PK\u0003\u0004'))).toBe('notPdf');
    expect(faultOf('setup.exe', 8, pdf)).toBe('kind');
    expect(faultOf('1.terms.2.json', 8, pdf)).toBe('terms');
    expect(faultOf('a plan.pdf', 8, pdf)).toBe('name');
    expect(faultOf('plan.txt', 0, new Uint8Array())).toBe('empty');
  });
});

describe('an answer to an objection', () => {
  it('is signed in the words of answer.json', () => {
    const answer = {
      ...emptyAnswer,
      outcome: 'upheld' as const,
      consequence: 'correct-documents',
      text: 'Yes.',
    };
    expect(isComplete(answer)).toBe(true);
    expect(isComplete(emptyAnswer)).toBe(false);
    expect(answerBody('id', answer)).toEqual({
      v: 1,
      objection: 'id',
      text: 'Yes.',
      outcome: 'upheld',
      changesDocuments: false,
      consequence: 'correct-documents',
    });
    expect(consequencesOf('RESULT').map(({ word }) => word)).toEqual([
      'none',
      'reevaluate',
      'next-candidate',
      'retender',
    ]);
  });
});

describe('the earliest time that is offered', () => {
  it('is a full half hour and leaves at least one to finish the notice', () => {
    expect(soon('2026-03-01T10:05:00Z')).toBe('2026-03-01T11:00:00.000Z');
    expect(soon('2026-03-01T10:30:00Z')).toBe('2026-03-01T11:00:00.000Z');
    expect(soon('2026-03-01T10:30:01Z')).toBe('2026-03-01T11:30:00.000Z');
  });
});
