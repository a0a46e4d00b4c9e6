import { base64, unbase64 } from '../../sealing/bytes';
import type { Checkpoint } from '../../sealing/checkpoint';

/** What this browser remembers of the log: public data, kept so that a rewritten log is noticed. */
export type Seen = Pick<Checkpoint, 'origin' | 'size' | 'root'> & { at: string };

const KEY = 'sunseal.log-seen';

/** The checkpoint kept last; undefined where there is none, or nothing that could be one. */
export function seenCheckpoint(): Seen | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Record<string, unknown> | null;
    const root = unbase64(String(kept?.root ?? ''));
    const size = String(kept?.size ?? '');
    return kept && root?.length === 32 && /^[1-9][0-9]{0,17}$/.test(size)
      ? { origin: String(kept.origin), size: BigInt(size), root, at: String(kept.at) }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a checkpoint that was checked. A browser that keeps nothing looks for the first time each time. */
export function keepCheckpoint({ origin, size, root }: Checkpoint, at: Date): void {
  try {
    localStorage.setItem(
      KEY,
      JSON.stringify({ origin, size: String(size), root: base64(root), at: at.toISOString() }),
    );
  } catch {
    // a full or forbidden store takes nothing from the check just made
  }
}
