import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/api/problem';
import { moved, moveOf } from '../../src/workbench/agency/prepare/notice/deadline';
import { firstNotice } from '../../src/workbench/agency/prepare/notice/notice';
import { atRows, nearest } from '../../src/workbench/agency/prepare/notice/rows';
import { frame, spans } from '../../src/workbench/agency/prepare/schedule/spans';
import { fromField, fullMinute, rfc3339, toField } from '../../src/workbench/agency/prepare/time';
import { canonicalBytes } from '../../src/sealing/canonicalJson';
import { fromUtf8 } from '../../src/sealing/bytes';
import type { Lot, Period } from '../../src/workbench/agency/prepare/server';

const law = (part: Partial<Period>): Period => ({
  code: 'ENG-ADD-15D',
  subject: 'ADDENDUM',
  length: 15,
  days: 'CALENDAR',
  counting: 'BEFORE',
  citation: 'ENG-ADD-15D [TBL 23; TBR 21]',
  evidence: 'READ',
  earliest: '2026-03-17T01:30:00Z',
  ...part,
});

describe('times', () => {
  it('are Beijing time in fields, and cut to the second where they are signed', () => {
    expect(toField('2026-03-02T01:30:00Z')).toBe('2026-03-02T09:30');
    expect(fromField('2026-03-02T09:30')).toBe('2026-03-02T01:30:00.000Z');
    expect(fromField('2026-02-30T09:30')).not.toBe('2026-02-30T01:30:00.000Z');
    expect(fromField('')).toBe('');
    expect(rfc3339('2026-03-02T01:30:00.987Z')).toBe('2026-03-02T01:30:00.000Z');
    expect(fullMinute('2026-03-02T01:30:01Z')).toBe('2026-03-02T01:31:00.000Z');
    expect(fullMinute('2026-03-02T01:30:00Z')).toBe('2026-03-02T01:30:00.000Z');
  });
});

describe('an addendum', () => {
  it('moves the deadline where it may affect bids and comes too near to it', () => {
    const near = moveOf('2026-03-10T01:30:00.000Z', [law({})], true, null);
    expect(near).toMatchObject({ must: true, earliest: '2026-03-17T01:30:00.000Z' });
    expect(moveOf('2026-03-10T01:30:00.000Z', [law({})], undefined, null).must).toBe(true);
    expect(moveOf('2026-03-10T01:30:00.000Z', [law({})], false, null).must).toBe(false);
    expect(moveOf('2026-03-17T01:30:00.000Z', [law({})], true, null).must).toBe(false);
  });

  it('moves it as far as an upheld objection asks, whatever else it changes', () => {
    expect(moveOf('2026-03-10T01:30:00.000Z', [], false, '2026-03-20T01:30:00Z')).toMatchObject({
      must: true,
      earliest: '2026-03-20T01:30:00.000Z',
    });
  });

  it('moves no round back and none that is over', () => {
    const lot = {
      rounds: [
        { round: 1, state: 'CLOSED' },
        { round: 2, state: 'ANNOUNCED' },
      ],
    } as Lot;
    const to = moved(lot, '2026-03-20T00:00:00.000Z');
    const of = (round: number, openAt: string) => to({ round, envelope: 'complete', openAt, after: null });
    expect(of(1, '2026-03-01T00:00:00.000Z')).toBe('2026-03-01T00:00:00.000Z');
    expect(of(2, '2026-03-10T00:00:00.000Z')).toBe('2026-03-20T00:00:00.000Z');
    expect(of(2, '2026-03-25T00:00:00.000Z')).toBe('2026-03-25T00:00:00.000Z');
  });
});

describe('a notice', () => {
  it('has exactly the members the platform reads, in canonical form', () => {
    const notice = firstNotice(
      { tender: 'T', lot: '1', minimumBids: 3 },
      '2026-03-22T01:30:00Z',
      ['ab', 'ba', 'ab'],
      { registerSha256: 'cd', documentsRoot: 'ef' },
    );
    expect(fromUtf8(canonicalBytes(notice))).toBe(
      '{"documentsRoot":"ef","grace":120,"lot":"1","minimumBids":3,"objectionWindow":300,"prev":null,"profile":"trustees",' +
        '"registerSha256":"cd","rounds":[{"after":null,"envelope":"complete","openAt":"2026-03-22T01:30:00.000Z","round":1}],' +
        '"signers":["ab","ba"],"suite":"intl-1","tender":"T","v":1,"version":1}',
    );
  });

  it('is refused at the lines of the check page', () => {
    const rows = ['openAt', 'terms.evaluation', 'terms'];
    expect(nearest('terms.evaluation.items[0].full', rows)).toBe('terms.evaluation');
    expect(nearest('terms.bond', rows)).toBe('terms');
    expect(nearest('signers', rows)).toBeUndefined();
    const problem = new Problem('notice-incomplete', 422, undefined, [
      { code: 'notice-incomplete', field: 'terms.evaluation.method' },
      { code: 'wrong-register', field: 'registerSha256' },
    ]);
    expect((atRows(problem, rows) as Problem).errors.map(({ field }) => field)).toEqual([
      'terms.evaluation',
      undefined,
    ]);
  });
});

describe('the drawn plan', () => {
  const plan = {
    issueAt: '2026-03-02T00:00:00.000Z',
    supplyUntil: '2026-03-05T00:00:00.000Z',
    openAt: '2026-03-30T00:00:00.000Z',
  };
  const supply = law({
    code: 'ENG-SALE-5D',
    subject: 'DOCUMENT_SUPPLY',
    counting: 'AFTER',
    length: 5,
    earliest: '2026-03-07T16:00:00Z',
  });

  it('marks what is too short, and where before the deadline nothing may be changed any more', () => {
    const [short, addendum] = spans(plan, [supply, law({})]);
    expect(short).toMatchObject({ subject: 'DOCUMENT_SUPPLY', lawful: false });
    expect(short?.zone.to).toBe(Date.parse('2026-03-07T16:00:00Z'));
    expect(addendum).toMatchObject({ subject: 'ADDENDUM', lawful: true });
    expect(new Date(addendum?.zone.from ?? 0).toISOString()).toBe('2026-03-15T00:00:00.000Z');
    expect(addendum?.zone.to).toBe(Date.parse(plan.openAt));
  });

  it('draws nothing of which an end is missing, and always shows today', () => {
    expect(spans({ ...plan, issueAt: '' }, [supply])).toEqual([]);
    expect(spans({ ...plan, openAt: '' }, [law({})])).toEqual([]);
    const now = Date.parse('2026-02-01T00:00:00Z');
    const { from, to } = frame(spans(plan, [supply]), now);
    expect(from).toBeLessThan(now);
    expect(to).toBeGreaterThan(Date.parse('2026-03-07T16:00:00Z'));
  });
});
