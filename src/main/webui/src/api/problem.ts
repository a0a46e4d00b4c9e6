/** One thing that is wrong, with the field it concerns where there is one, named as in the JSON sent. */
export interface Wrong {
  code: string;
  field?: string;
  detail?: string;
}

const TYPES = 'urn:sunseal:problem:';

/** The platform refused, and said why (RFC 9457). */
export class Problem extends Error {
  constructor(
    /** stable, for support and for our own sentences */
    readonly code: string,
    readonly status: number,
    /** the platform's own sentence, in English */
    readonly detail: string | undefined,
    readonly errors: readonly Wrong[],
  ) {
    super(`${code}: ${detail ?? status}`);
    this.name = 'Problem';
  }

  /** Reads what came as an answer; whatever is not a problem document becomes one. */
  static of(status: number, body: unknown): Problem {
    const document = isObject(body) ? body : {};
    const type = typeof document.type === 'string' ? document.type : '';
    return new Problem(
      type.startsWith(TYPES) ? type.slice(TYPES.length) : `http-${status}`,
      status,
      typeof document.detail === 'string' ? document.detail : undefined,
      Array.isArray(document.errors) ? document.errors.filter(isWrong) : [],
    );
  }
}

/** Nobody answered: the network, or the platform, is away. Whether a change arrived is unknown. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('The platform cannot be reached', { cause });
    this.name = 'Unreachable';
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isWrong(value: unknown): value is Wrong {
  return isObject(value) && typeof value.code === 'string';
}
