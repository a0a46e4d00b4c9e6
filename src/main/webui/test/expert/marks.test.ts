import { describe, expect, it } from 'vitest';
import { decimal, faultOf, fullOf, millionths, spelled, sum } from '../../src/workbench/expert/room/marks';
import type { Item } from '../../src/workbench/expert/room/roomApi';

const plan: Item = { id: 'T1', text: 'works plan', part: 'technical', objective: false, full: '35' };
const record: Item = { id: 'B1', text: 'record', part: 'business', objective: true, full: '15' };

describe('a mark', () => {
  it('is exact where binary fractions are not', () => {
    expect(sum([plan, record], { T1: '0.1', B1: '0.2' })).toBe(millionths('0.3'));
  });

  it.each([
    ['', 'missing'],
    [' ', 'missing'],
    ['-1', 'malformed'],
    ['1,5', 'malformed'],
    ['01', 'malformed'],
    ['1.0000001', 'malformed'],
    ['1e1', 'malformed'],
    ['35.000001', 'above'],
    ['35', undefined],
    ['0', undefined],
    ['34.5', undefined],
  ])('%j is %s', (typed, fault) => {
    expect(faultOf(plan, typed)).toBe(fault);
  });

  it('has one spelling when it is sent', () => {
    expect(decimal(millionths('28.50')!)).toBe('28.5');
    expect(decimal(millionths('28.000000')!)).toBe('28');
    expect(decimal(millionths('0.000001')!)).toBe('0.000001');
    expect(spelled(['b1'], [plan, record], { b1: { T1: ' 30.0', B1: '12' } })).toEqual({
      b1: { T1: '30', B1: '12' },
    });
  });

  it('counts only what is typed so far', () => {
    expect(decimal(sum([plan, record], { T1: '30', B1: 'x' }))).toBe('30');
    expect(decimal(sum([plan, record], undefined))).toBe('0');
    expect(decimal(fullOf([plan, record]))).toBe('50');
  });
});
