/** A stretch of text that stands in both versions, or only in one of them. */
export interface Part {
  text: string;
  in: 'both' | 'before' | 'after';
}

/** Beyond so many words a text counts as rewritten: the table below grows with the square. */
const MOST_WORDS = 1500;

/** What differs between two texts, word by word: Chinese is cut into words, too. */
export function difference(before: string, after: string): Part[] {
  const one = words(before);
  const other = words(after);
  if (one.length > MOST_WORDS || other.length > MOST_WORDS) {
    return joined([
      { text: before, in: 'before' },
      { text: after, in: 'after' },
    ]);
  }
  const common = commonLengths(one, other);
  const parts: Part[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    const [old, fresh] = [one[i], other[j]];
    if (old !== undefined && old === fresh) {
      parts.push({ text: old, in: 'both' });
      i++;
      j++;
    } else if (old !== undefined && (fresh === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      parts.push({ text: old, in: 'before' });
      i++;
    } else {
      parts.push({ text: fresh ?? '', in: 'after' });
      j++;
    }
  }
  return joined(parts);
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const words = (text: string) => Array.from(segmenter.segment(text), (each) => each.segment);

/** How many words the rests of both texts have in common from each pair of places on: the longest common subsequence. */
function commonLengths(one: string[], other: string[]): number[][] {
  const lengths = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  for (let i = one.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? [];
    for (let j = other.length - 1; j >= 0; j--) {
      row[j] =
        one[i] === other[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
}

const at = (table: number[][], row: number, column: number) => table[row]?.[column] ?? 0;

/** Neighbours of one kind become one stretch. */
function joined(parts: Part[]): Part[] {
  const stretches: Part[] = [];
  for (const part of parts) {
    const last = stretches.at(-1);
    if (last?.in === part.in) {
      last.text += part.text;
    } else if (part.text !== '') {
      stretches.push({ ...part });
    }
  }
  return stretches;
}
