import { concat, type Bytes } from './bytes';

/** Writes ASN.1 in its one spelling, DER (X.690 section 10): the platform refuses every other. */

const INTEGER = 0x02;
const OCTET_STRING = 0x04;
const NULL = 0x05;
const OBJECT_IDENTIFIER = 0x06;
const SEQUENCE = 0x30;
const SET = 0x31;
const CONTEXT_CONSTRUCTED = 0xa0;

/** A sequence of what is encoded already. */
export function sequence(...parts: Bytes[]): Bytes {
  return tagged(SEQUENCE, ...parts);
}

/** A set: its members in the order of their encodings, whatever order they come in. */
export function setOf(...parts: Bytes[]): Bytes {
  return tagged(SET, ...sorted(parts));
}

/** A set under an implicit context tag, as CMS has it for certificates. */
export function taggedSet(tag: number, ...parts: Bytes[]): Bytes {
  return tagged(CONTEXT_CONSTRUCTED | tag, ...sorted(parts));
}

/** What stands under an explicit context tag. */
export function explicit(tag: number, part: Bytes): Bytes {
  return tagged(CONTEXT_CONSTRUCTED | tag, part);
}

export function octets(content: Bytes): Bytes {
  return tagged(OCTET_STRING, content);
}

export function nothing(): Bytes {
  return tagged(NULL);
}

/** A non-negative integer, big-endian without a sign; leading zeros do not matter. */
export function unsigned(bytes: Bytes): Bytes {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? new Uint8Array(1) : bytes.slice(first);
  const needsSign = ((digits[0] ?? 0) & 0x80) !== 0;
  return tagged(INTEGER, needsSign ? concat(new Uint8Array(1), digits) : digits);
}

/** An object identifier written with dots. */
export function oid(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(OBJECT_IDENTIFIER, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

function tagged(tag: number, ...parts: Bytes[]): Bytes {
  const content = concat(...parts);
  return concat(Uint8Array.from([tag, ...length(content.length)]), content);
}

function length(bytes: number): number[] {
  if (bytes < 0x80) {
    return [bytes];
  }
  const digits: number[] = [];
  for (let rest = bytes; rest > 0; rest = Math.floor(rest / 256)) {
    digits.unshift(rest % 256);
  }
  return [0x80 | digits.length, ...digits];
}

function base128(arc: number): number[] {
  const digits = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) {
    digits.unshift(0x80 | (rest % 128));
  }
  return digits;
}

function sorted(parts: Bytes[]): Bytes[] {
  return [...parts].sort((one, other) => {
    const differs = one.findIndex((byte, i) => byte !== other[i]);
    return differs < 0 ? one.length - other.length : (one[differs] ?? 0) - (other[differs] ?? -1);
  });
}
