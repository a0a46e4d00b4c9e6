import { describe, expect, it } from 'vitest';
import { emptyAnswer, lines, missing, newSlip, type AnswerDraft } from '../../src/workbench/centre/answer';

const lot = (id: string) => ({
  lot: id,
  name: 'Piers',
  category: null,
  estimate: null,
  minimumBids: 3,
  transactionCode: null,
});
const first = lines({ lots: [lot('1')], told: null });
const correction = (items: AnswerDraft['items']): AnswerDraft => ({
  ...emptyAnswer,
  kind: 'CORRECTION',
  items,
});

describe('the answer of the window', () => {
  it('may name every part, every lot and other papers, by fields the platform takes', () => {
    expect(first.map(({ field }) => field)).toEqual([
      'name',
      'agency',
      'tenderee',
      'project',
      'approval',
      'fundSource',
      'investment',
      'lot.1',
      'other',
    ]);
    const long = lines({ lots: [lot('x'.repeat(64))], told: null });
    expect(long.every(({ field }) => /^[A-Za-z0-9._-]{1,64}$/.test(field))).toBe(true);
  });

  it('names after the first notice only what that one did, also what this desk has no name for', () => {
    const told = { slip: '2026-000001', items: ['lot.1', 'funds'].map((field) => ({ field, text: 'x' })) };
    expect(lines({ lots: [lot('1')], told })).toEqual([
      { field: 'lot.1', what: 'lot', lot: '1' },
      { field: 'funds', what: 'told' },
    ]);
  });

  it('wants a choice, and words for everything that is ticked', () => {
    expect(missing(emptyAnswer, first)).toEqual([{ field: 'kind' }]);
    expect(missing(correction({}), first)).toEqual([{ field: 'items' }]);
    expect(missing(correction({ approval: ' ', other: 'a map' }), first)).toMatchObject([
      { field: 'item', of: { field: 'approval' } },
    ]);
    expect(newSlip(correction({ approval: ' ' }), first)).toBeUndefined();
  });

  it('lists corrections in the order of the registration and leaves out what is no longer named', () => {
    const draft = correction({ other: 'a map', approval: ' expired ', 'lot.9': 'gone' });
    expect(newSlip(draft, first)).toEqual({
      kind: 'CORRECTION',
      items: [
        { field: 'approval', text: 'expired' },
        { field: 'other', text: 'a map' },
      ],
    });
  });

  it('refuses on a ground and with words alone', () => {
    const refusal: AnswerDraft = { ...emptyAnswer, kind: 'REFUSED' };
    expect(missing(refusal, first)).toEqual([{ field: 'ground' }, { field: 'text' }]);
    expect(newSlip({ ...refusal, ground: 'NOT_APPROVED', text: 'no approval ' }, first)).toEqual({
      kind: 'REFUSED',
      ground: 'NOT_APPROVED',
      text: 'no approval',
    });
  });
});
