/**
 * Why evidence is no evidence. The code is one of those the Java side throws for the same fault, so that page, tool and
 * court speak of it by one name; pages translate it.
 */
export class InvalidEvidence extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'InvalidEvidence';
    this.code = code;
  }
}

/** The value, or evidence that lacks it. */
export function orInvalid<T>(value: T | undefined, code: string, message: string): T {
  if (value === undefined) {
    throw new InvalidEvidence(code, message);
  }
  return value;
}
