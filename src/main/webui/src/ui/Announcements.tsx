import { useSyncExternalStore } from 'react';

let text = '';
const listeners = new Set<() => void>();

/** Says something to a screen reader when it has time, through the page's one polite region. */
export function announce(words: string): void {
  text = words;
  listeners.forEach((listener) => listener());
}

export function Announcements() {
  const said = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => text,
  );
  return (
    <div className="hidden-visually" aria-live="polite">
      {said}
    </div>
  );
}
