import { InvalidEvidence, orInvalid } from './evidence';

const BAD = 'bad-pdf';

/** Where a value stands in the text of a PDF, one character for each byte; `to` is behind it. */
export interface Span {
  from: number;
  to: number;
}

const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const NAME = /\/[^\s\0()<>[\]{}/%]*/y;
const REFERENCE = /(\d+)\s+\d+\s+R(?![A-Za-z0-9])/y;
const HEX = /<[0-9A-Fa-f\s]*>/y;
const WORD = /true|false|null/y;

/** The value that begins there, white space and comments apart (ISO 32000-1, 7.3). */
export function valueAt(text: string, from: number): Span {
  const start = skipSpace(text, from);
  if (text.startsWith('<<', start)) {
    return { from: start, to: walk(text, start + 2, '>>', () => undefined) };
  }
  if (text[start] === '[') {
    return { from: start, to: walk(text, start + 1, ']', () => undefined) };
  }
  if (text[start] === '(') {
    return { from: start, to: endOfString(text, start) };
  }
  const end = [HEX, NAME, REFERENCE, NUMBER, WORD]
    .map((kind) => match(kind, text, start)?.end)
    .find((each) => each !== undefined);
  return { from: start, to: orInvalid(end, BAD, `No PDF value stands at byte ${start}`) };
}

/** The members of a dictionary by their names, without the slash. */
export function membersOf(text: string, dictionary: Span): Map<string, Span> {
  require(text.startsWith('<<', dictionary.from), `No dictionary stands at byte ${dictionary.from}`);
  const members = new Map<string, Span>();
  let name: string | undefined;
  walk(text, dictionary.from + 2, '>>', (value) => {
    if (name === undefined) {
      name = text.slice(value.from + 1, value.to);
      require(text[value.from] === '/', `No name stands at byte ${value.from}`);
    } else {
      require(!members.has(name), `${name} is there twice`);
      members.set(name, value);
      name = undefined;
    }
  });
  return members;
}

/** The items of an array. */
export function itemsOf(text: string, array: Span): Span[] {
  require(text[array.from] === '[', `No array stands at byte ${array.from}`);
  const items: Span[] = [];
  walk(text, array.from + 1, ']', (value) => items.push(value));
  return items;
}

/** The number of the object a value refers to; `undefined` when it is no reference. */
export function referenceIn(text: string, value: Span): number | undefined {
  const found = match(REFERENCE, text, value.from);
  return found?.end === value.to ? Number(found.first) : undefined;
}

/** A whole number. */
export function integerIn(text: string, value: Span | undefined): number {
  const written = value && text.slice(value.from, value.to);
  return orInvalid(
    /^\d{1,10}$/.test(written ?? '') ? Number(written) : undefined,
    BAD,
    'A number is missing',
  );
}

/** Goes from value to value up to the closing word, and tells what is behind it. */
function walk(text: string, from: number, closing: string, each: (value: Span) => void): number {
  let at = skipSpace(text, from);
  while (!text.startsWith(closing, at)) {
    const value = valueAt(text, at);
    each(value);
    at = skipSpace(text, value.to);
  }
  return at + closing.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (at < text.length && /[\s\0]/.test(text.charAt(at))) {
      at++;
    }
    if (text[at] !== '%') {
      return at;
    }
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r') {
      at++;
    }
  }
}

function endOfString(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') {
      at++;
    } else if (text[at] === '(') {
      depth++;
    } else if (text[at] === ')' && --depth === 0) {
      return at + 1;
    }
  }
  throw new InvalidEvidence(BAD, `The text at byte ${start} does not end`);
}

function match(
  kind: RegExp,
  text: string,
  at: number,
): { end: number; first: string | undefined } | undefined {
  kind.lastIndex = at;
  const found = kind.exec(text);
  return found === null ? undefined : { end: kind.lastIndex, first: found[1] };
}

function require(holds: boolean, otherwise: string): void {
  if (!holds) {
    throw new InvalidEvidence(BAD, otherwise);
  }
}
