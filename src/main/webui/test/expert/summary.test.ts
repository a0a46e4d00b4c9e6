import { describe, expect, it } from 'vitest';
import { millionths } from '../../src/workbench/expert/room/marks';
import { boxOf, givenTo } from '../../src/workbench/expert/room/summary';

const sheet = (member: string, mark: string) => ({ member, attempt: 1, marks: { b1: { T1: mark } } });

describe('the summary', () => {
  it('names who differs from the mean by more than thirty in a hundred, and nobody at exactly thirty', () => {
    // mean 20: 14 is thirty in a hundred below, 27 thirty-five above
    const given = givenTo('b1', [sheet('e1', '14'), sheet('e2', '27'), sheet('e3', '19')]);

    expect(given.map(({ member, standsOut }) => [member, standsOut])).toEqual([
      ['e1', false],
      ['e2', true],
      ['e3', false],
    ]);
  });

  it('does not stumble over marks that are all zero', () => {
    expect(givenTo('b1', [sheet('e1', '0'), sheet('e2', '0')]).some(({ standsOut }) => standsOut)).toBe(
      false,
    );
  });

  it('draws a box with the quartiles between the values', () => {
    const values = ['10', '20', '30', '40'].map((mark) => millionths(mark)!);

    expect(boxOf(values)).toEqual({ low: 10, lower: 17.5, median: 25, upper: 32.5, high: 40 });
    expect(boxOf([])).toBeUndefined();
  });
});
