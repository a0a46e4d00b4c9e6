import { describe, expect, it } from 'vitest';
import { wrongTerms, wrongTimes } from '../../src/workbench/agency/prepare/terms/checks';
import { begun, pointsOf } from '../../src/workbench/agency/prepare/terms/method';
import {
  storedTerms,
  twoDecimals,
  written,
  type Terms,
} from '../../src/workbench/agency/prepare/terms/terms';
import { differences, merged } from '../../src/workbench/agency/prepare/terms/parts';
import type { Lot, Period, StoredDocument } from '../../src/workbench/agency/prepare/server';

const terms: Terms = {
  v: 1,
  announcement: { projectName: 'A bridge', size: '' },
  documents: { from: '2026-03-02T01:30:00.000Z', until: '2026-03-10T01:30:00.000Z' },
  bond: 'none',
  ceilingPrice: '5000000',
  openingForm: [{ name: 'price', label: 'Price', type: 'money' }],
  qualification: [{ id: 'Q1', text: 'a licence' }],
  responsiveness: [],
  evaluation: { method: 'lowest-price' },
};
const fields = [
  { field: 'projectName', saysWhatIsBought: true, source: '[~O10 5]' },
  { field: 'size', saysWhatIsBought: true, source: '[~O10 5]' },
];
const lot = { kind: 'ENGINEERING' } as Lot;

const document = (name: string, publishedAt: string | null = null): StoredDocument => ({
  name,
  size: 1,
  sha256: name,
  publishedAt,
});

describe('terms', () => {
  it('are written as the platform reads them: amounts with cents, nothing empty', () => {
    expect(written(terms)).toEqual({
      ...terms,
      announcement: { projectName: 'A bridge' },
      ceilingPrice: '5000000.00',
    });
    expect(written({ ...terms, ceilingPrice: null })).not.toHaveProperty('ceilingPrice');
    expect(twoDecimals('12.5')).toBe('12.50');
    expect(twoDecimals('a lot')).toBe('a lot');
  });

  it('differ part by part, and are merged as chosen without losing a part', () => {
    const theirs: Terms = {
      ...terms,
      announcement: { projectName: 'Two bridges', size: '260 m' },
      ceilingPrice: '4800000',
      documents: { ...terms.documents, until: '2026-03-12T01:30:00.000Z' },
    };

    const found = differences(theirs, terms);

    expect([...found].sort()).toEqual([
      'announcement.projectName',
      'announcement.size',
      'ceilingPrice',
      'documents.until',
    ]);
    const both = merged(terms, theirs, new Set(['announcement.size', 'documents.until']));
    expect(both.announcement).toEqual({ projectName: 'A bridge', size: '260 m' });
    expect(both.documents).toEqual({ from: terms.documents.from, until: theirs.documents.until });
    expect(both.ceilingPrice).toBe('5000000');
    expect(merged(terms, theirs, new Set(found))).toEqual(theirs);
  });

  it('do not differ by the order in which members were written', () => {
    const theirs: Terms = { ...terms, openingForm: [{ type: 'money', label: 'Price', name: 'price' }] };

    expect(differences(theirs, terms)).toEqual([]);
  });

  it('do not differ by the cents an amount is stored with', () => {
    expect(differences({ ...terms, ceilingPrice: '5000000.00' }, terms)).toEqual([]);
  });

  it('differ by whatever can be changed: also by how an item is marked, and by whether bids are affected', () => {
    const item = { id: 'T1', text: 'Method', part: 'technical' as const, objective: false, full: '40' };
    const marked = (items: (typeof item)[]): Terms => ({
      ...terms,
      evaluation: { method: 'avg-float', items },
    });

    expect(differences(marked([item]), marked([{ ...item, objective: true }]))).toEqual(['evaluation']);

    const addendum = { mayAffectBids: false, changesSubject: false, text: 'A slip of the pen' };
    const affecting = { ...addendum, mayAffectBids: true };
    expect(differences({ ...terms, addendum }, { ...terms, addendum: affecting })).toEqual(['addendum']);
  });

  it('are found among the documents of all lots, the newest version and the next name', () => {
    const at = '2026-03-01T00:00:00Z';
    expect(
      storedTerms('1', [document('plan.pdf'), document('11.terms.json'), document('1.terms.0.json')]),
    ).toEqual({
      published: undefined,
      draft: undefined,
      draftName: '1.terms.json',
    });
    const first = document('1.terms.json', at);
    expect(storedTerms('1', [first]).draftName).toBe('1.terms.2.json');
    const second = document('1.terms.2.json', at);
    const third = document('1.terms.10.json');
    expect(storedTerms('1', [third, second, first])).toEqual({
      published: second,
      draft: third,
      draftName: '1.terms.10.json',
    });
  });
});

describe('the checks', () => {
  it('tell everything at once, with who asks for it', () => {
    const wrong = wrongTerms({ ...terms, qualification: [], evaluation: {} }, lot, fields);

    expect(wrong.map(({ field, wrong: what }) => [field, what])).toEqual([
      ['terms.announcement.size', 'required'],
      ['terms.qualification', 'noQualification'],
      ['terms.evaluation.method', 'method'],
    ]);
    expect(wrong[0]?.source).toBe('[~O10 5]');
    expect(wrongTerms({ ...terms, evaluation: {} }, { kind: 'OTHER' } as Lot, [])).toEqual([]);
  });

  it('want a hundred points of price and items together', () => {
    const item = { id: 'T1', text: 'plan', part: 'technical' as const, objective: false, full: '49.5' };
    const section = begun('avg-float', 'ENGINEERING', [item]);
    const check = (full: string) =>
      wrongTerms({ ...terms, evaluation: { ...section, items: [{ ...item, full }] } }, lot, []).map(
        ({ wrong }) => wrong,
      );

    expect(pointsOf(section)).toBe(99.5);
    expect(check('49.5')).toEqual(['sum']);
    expect(check('50')).toEqual([]);
    expect(check('many')).toEqual(['points']);
    expect(pointsOf(begun('composite-lowest', 'PROCUREMENT', [{ ...item, full: '60' }]))).toBe(100);
  });

  it('offer the earliest lawful instant where a time is too early', () => {
    const law: Period = {
      code: 'ENG-T-20D',
      subject: 'ISSUE_TO_DEADLINE',
      length: 20,
      days: 'CALENDAR',
      counting: 'UNTIL',
      citation: 'ENG-T-20D [TBL 24]',
      evidence: 'READ',
      earliest: '2026-03-22T01:30:00Z',
    };
    const plan = {
      issueAt: terms.documents.from,
      supplyUntil: terms.documents.until,
      openAt: '2026-03-22T01:29:00.000Z',
    };

    expect(wrongTimes(plan, [law])).toEqual([
      { part: 'schedule', field: 'openAt', wrong: 'tooEarly', source: law.citation, earliest: law.earliest },
    ]);
    expect(wrongTimes({ ...plan, openAt: '2026-03-22T01:30:00.000Z' }, [law])).toEqual([]);
    expect(wrongTimes({ ...plan, openAt: '' }, [law]).map(({ wrong }) => wrong)).toEqual(['missing']);
  });
});
