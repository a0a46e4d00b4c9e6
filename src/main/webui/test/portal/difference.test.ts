import { describe, expect, it } from 'vitest';
import { difference } from '../../src/portal/lot/difference';

const side = (parts: ReturnType<typeof difference>, other: 'before' | 'after') =>
  parts
    .filter((part) => part.in !== other)
    .map((part) => part.text)
    .join('');

describe('the difference of two texts', () => {
  it('names the words that changed', () => {
    expect(difference('at least two works', 'at least one works')).toEqual([
      { text: 'at least ', in: 'both' },
      { text: 'two', in: 'before' },
      { text: 'one', in: 'after' },
      { text: ' works', in: 'both' },
    ]);
  });

  it('loses nothing of either', () => {
    const before = 'A bidder shows 2 works of 4000, signed in 2023.';
    const after = 'Each bidder shows 1 work of 3000 or more, in 2023.';

    const parts = difference(before, after);

    expect(side(parts, 'after')).toBe(before);
    expect(side(parts, 'before')).toBe(after);
  });

  it('of texts too long to compare is all of them', () => {
    const long = 'word '.repeat(2000);

    expect(difference(long, long + 'more').map((part) => part.in)).toEqual(['before', 'after']);
  });

  it('of one and the same text is none', () => {
    expect(difference('the same', 'the same')).toEqual([{ text: 'the same', in: 'both' }]);
  });
});
