import { useSyncExternalStore } from 'react';
import { useSession } from '../../api/session';

/** One lot somebody follows, with the documents of it that were fetched in this browser. */
export interface Followed {
  tender: string;
  lot: string;
  documents: readonly string[];
}

const KEY = 'sunseal.followed/';
const NOTHING: readonly Followed[] = [];
const listeners = new Set<() => void>();
const cache = new Map<string, { text: string | null; value: readonly Followed[] }>();

/**
 * What an account follows. It is kept in this browser alone, on purpose: a list on the platform of who follows which lot would tell, before
 * the deadline, who is going to bid.
 */
export function useFollowed(): {
  followed: readonly Followed[];
  follows: (tender: string, lot: string) => boolean;
  follow: (tender: string, lot: string) => void;
  unfollow: (tender: string, lot: string) => void;
  fetched: (tender: string, lot: string, documents: readonly string[]) => void;
} {
  const account = useSession()?.account ?? '';
  const followed = useSyncExternalStore(subscribe, () => read(account));
  const is = (tender: string, lot: string) => (each: Followed) => each.tender === tender && each.lot === lot;
  const others = (tender: string, lot: string) => read(account).filter((each) => !is(tender, lot)(each));
  return {
    followed,
    follows: (tender, lot) => followed.some(is(tender, lot)),
    follow: (tender, lot) => {
      if (!read(account).some(is(tender, lot))) {
        write(account, [...read(account), { tender, lot, documents: [] }]);
      }
    },
    unfollow: (tender, lot) => {
      write(account, others(tender, lot));
    },
    fetched: (tender, lot, documents) => {
      const known = read(account).find(is(tender, lot))?.documents ?? [];
      const all = [...new Set([...known, ...documents])];
      write(account, [...others(tender, lot), { tender, lot, documents: all }]);
    },
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener); // followed in another tab
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function read(account: string): readonly Followed[] {
  let text: string | null = null;
  try {
    text = account === '' ? null : localStorage.getItem(KEY + account);
  } catch {
    // a browser that keeps nothing
  }
  const known = cache.get(account);
  if (known && known.text === text) {
    return known.value;
  }
  const value = parse(text);
  cache.set(account, { text, value });
  return value;
}

function parse(text: string | null): readonly Followed[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isFollowed) : NOTHING;
  } catch {
    return NOTHING;
  }
}

function isFollowed(value: unknown): value is Followed {
  const { tender, lot, documents } = (value ?? {}) as Partial<Followed>;
  return typeof tender === 'string' && typeof lot === 'string' && Array.isArray(documents);
}

function write(account: string, value: readonly Followed[]): void {
  try {
    localStorage.setItem(KEY + account, JSON.stringify(value));
  } catch {
    // nothing is kept then, and nothing is shown as kept
  }
  listeners.forEach((listener) => {
    listener();
  });
}
