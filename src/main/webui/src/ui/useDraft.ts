import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../api/session';

/** What was typed and not sent yet. */
export interface Draft<T> {
  value: T;
  change: (next: T) => void;
  /** when it was last kept on this computer, undefined while nothing is */
  savedAt: number | undefined;
  /** forgets what was kept, after it was sent or given up */
  discard: () => void;
}

interface Kept<T> {
  savedAt: number;
  value: T;
}

const PAUSE = 400;

/**
 * A form that loses nothing: what is typed is kept in this browser after a moment's pause and when the page is left, for this account
 * alone, and is there again after a new login or a crash. Not for what is secret until the opening: prices and files of a bid are
 * never kept in clear.
 *
 * @param name of the form and what it is about, such as `enquiry/ZJ2026-0038/1`
 * @param empty the form before anybody typed
 */
export function useDraft<T>(name: string, empty: T): Draft<T> {
  const account = useSession()?.account;
  const [owner, setOwner] = useState(account);
  if (account && account !== owner) {
    setOwner(account); // but a login that has expired takes nothing away
  }
  const key = `sunseal.draft/${owner ?? ''}/${name}`;
  const [kept, setKept] = useState<Partial<Kept<T>> & { key: string }>(() => ({ key, ...load<T>(key) }));
  const unsaved = useRef<{ key: string; value: T }>(undefined);

  if (kept.key !== key) {
    setKept({ key, ...load<T>(key) }); // another form, or only now known whose it is
  }

  const save = useCallback(() => {
    const waiting = unsaved.current;
    if (waiting) {
      unsaved.current = undefined;
      const savedAt = Date.now();
      if (store(waiting.key, { savedAt, value: waiting.value })) {
        setKept((current) => (current.key === waiting.key ? { ...current, savedAt } : current));
      }
    }
  }, []);

  useEffect(() => {
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [save]);

  useEffect(() => {
    const timer = setTimeout(save, PAUSE);
    return () => clearTimeout(timer);
  }, [kept.value, save]);

  const change = useCallback(
    (value: T) => {
      unsaved.current = { key, value };
      setKept((current) => ({ ...current, value }));
    },
    [key],
  );

  const discard = useCallback(() => {
    unsaved.current = undefined;
    forget(key);
    setKept({ key });
  }, [key]);

  return { value: kept.value ?? empty, change, savedAt: kept.savedAt, discard };
}

function load<T>(key: string): Kept<T> | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as Kept<T>);
  } catch {
    return undefined; // what cannot be read is no draft
  }
}

/** Whether it was kept: a browser may have no room, and then nothing claims that it did. */
function store(key: string, kept: Kept<unknown>): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}
