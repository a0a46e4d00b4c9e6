import canonicalize from 'canonicalize';
import { equal, fromUtf8, unbase64, unhex, utf8, type Bytes } from './bytes';
import { InvalidEvidence, orInvalid } from './evidence';

const MALFORMED = 'malformed-json';

/** JSON with exactly one spelling per value (RFC 8785). */
export function canonicalBytes(value: Record<string, unknown>): Bytes {
  return utf8(orInvalid(canonicalize(value), MALFORMED, 'There is no JSON for that'));
}

/** Reads an object that has to be canonical already: signatures cover the bytes as they came. */
export function readCanonical(bytes: Bytes): Fields {
  const fields = readLoosely(bytes);
  if (!equal(canonicalBytes(fields.members), bytes)) {
    throw new InvalidEvidence(MALFORMED, 'The document is not in the canonical form of RFC 8785');
  }
  return fields;
}

/** Reads an object in any spelling: for answers nobody signed. */
export function readLoosely(bytes: Bytes): Fields {
  const text = orInvalid(fromUtf8(bytes), MALFORMED, 'Not UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InvalidEvidence(MALFORMED, 'Not JSON');
  }
  return new Fields(asObject(value, 'the document'));
}

/** The members of a JSON object, read by name and type; a missing or wrong one is `malformed-json`. */
export class Fields {
  constructor(readonly members: Record<string, unknown>) {}

  has(name: string): boolean {
    return this.members[name] !== undefined && this.members[name] !== null;
  }

  text(name: string): string {
    const value = this.members[name];
    return orInvalid(typeof value === 'string' ? value : undefined, MALFORMED, `${name} is no text`);
  }

  integer(name: string): number {
    const value = this.members[name];
    return orInvalid(
      typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined,
      MALFORMED,
      `${name} is no integer`,
    );
  }

  /** Bytes in base64. */
  bytes(name: string): Bytes {
    return orInvalid(unbase64(this.text(name)), MALFORMED, `${name} is not base64`);
  }

  /** A SHA-256 in hexadecimal. */
  digest(name: string): string {
    const text = this.text(name);
    return orInvalid(unhex(text)?.length === 32 ? text : undefined, MALFORMED, `${name} is no SHA-256`);
  }

  texts(name: string): string[] {
    return this.list(name).map((each) =>
      orInvalid(
        typeof each === 'string' ? each : undefined,
        MALFORMED,
        `${name} holds something else than texts`,
      ),
    );
  }

  objects(name: string): Fields[] {
    return this.list(name).map((each) => new Fields(asObject(each, name)));
  }

  private list(name: string): unknown[] {
    const value = this.members[name];
    return orInvalid(
      Array.isArray(value) ? (value as unknown[]) : undefined,
      MALFORMED,
      `${name} is no list`,
    );
  }
}

function asObject(value: unknown, name: string): Record<string, unknown> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return orInvalid(
    isObject ? (value as Record<string, unknown>) : undefined,
    MALFORMED,
    `${name} is no object`,
  );
}
