import { base64, hex, type Bytes } from '../../../sealing/bytes';
import { canonicalBytes } from '../../../sealing/canonicalJson';
import { framedSha256 } from '../../../sealing/digest';
import type { Marks, Sitting } from './roomApi';

const TAG = 'sunseal-score-sheet-1';
const SALT_BYTES = 16;

/**
 * What opens a commitment: without both nobody can show these marks, not even the platform. As it lies in this browser and in the
 * file a member keeps.
 */
export interface LockedSheet {
  v: 1;
  tender: string;
  lot: string;
  round: number;
  sitting: number;
  member: string;
  attempt: number;
  /** base64 */
  salt: string;
  /** base64 of the canonical bytes (org.sunseal.evaluation.proof.MarkSheet) */
  sheet: string;
}

type Place = Pick<Sitting, 'tender' | 'lot' | 'round' | 'sitting' | 'you'>;

/** A sheet with fresh salt, to be kept before anything of it is sent. */
export function lockedSheet(place: Place, attempt: number, marks: Marks): LockedSheet {
  const { tender, lot, round, sitting, you: member } = place;
  const named = { v: 1 as const, tender, lot, round, sitting, member, attempt };
  return {
    ...named,
    salt: base64(crypto.getRandomValues(new Uint8Array(SALT_BYTES))),
    sheet: base64(canonicalBytes({ ...named, marks })),
  };
}

/** What a member signs to commit to the sheet (org.sunseal.evaluation.proof.ScoreLock), canonical. */
export async function lockBody(locked: LockedSheet, salt: Bytes, sheet: Bytes): Promise<Bytes> {
  const { v, tender, lot, round, sitting, member, attempt } = locked;
  const commitment = hex(await framedSha256(TAG, salt, sheet));
  return canonicalBytes({ v, tender, lot, round, sitting, member, attempt, commitment });
}

/** Whether a kept sheet is the one for this very place. */
export function fits(locked: LockedSheet, place: Place, attempt: number): boolean {
  return (
    locked.v === 1 &&
    locked.tender === place.tender &&
    locked.lot === place.lot &&
    locked.round === place.round &&
    locked.sitting === place.sitting &&
    locked.member === place.you &&
    locked.attempt === attempt
  );
}

/** Whether something read from a browser or a file is a locked sheet, of whatever place. */
export function isLocked(read: unknown): read is LockedSheet {
  const { salt, sheet } = (read ?? {}) as Partial<LockedSheet>;
  return typeof salt === 'string' && typeof sheet === 'string';
}

/** Reads the file a member has kept; `undefined` when it is another one. */
export function readLocked(text: string): LockedSheet | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return isLocked(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
