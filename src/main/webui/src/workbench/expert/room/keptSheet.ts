import { isLocked, type LockedSheet } from './scoreLock';

/** Beside the drafts of forms, but kept at once: what opens a commitment must be there before the commitment is sent. */
const key = (account: string, { tender, lot, round, sitting, attempt }: Placed) =>
  `sunseal.lock/${account}/${tender}/${lot}/${round}.${sitting}/${attempt}`;

type Placed = Pick<LockedSheet, 'tender' | 'lot' | 'round' | 'sitting' | 'attempt'>;

/** Keeps it in this browser, behind earlier ones of the same place, and reads it back; whether it is there. */
export function keep(account: string, locked: LockedSheet): boolean {
  const others = kept(account, locked).filter(({ salt }) => salt !== locked.salt);
  try {
    localStorage.setItem(key(account, locked), JSON.stringify([...others, locked]));
  } catch {
    return false;
  }
  return kept(account, locked).at(-1)?.salt === locked.salt;
}

/**
 * What this browser has kept for that place, the newest last. It is more than one where an answer of the platform was lost: nobody
 * knows then which of them it took.
 */
export function kept(account: string, placed: Placed): LockedSheet[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key(account, placed)) ?? '[]');
    return Array.isArray(read) ? read.filter(isLocked) : [];
  } catch {
    return [];
  }
}

/** Gives it as a file, for another computer or a browser that forgets. */
export function saveAsFile(locked: LockedSheet): void {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(locked, null, 1)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = `scores-${locked.tender}-${locked.lot}-${locked.member}-${locked.attempt}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
