import type { ReactNode } from 'react';

/** A paragraph that stands out. What it says is in its words; the colour only repeats it. */
export function Note({
  kind = 'info',
  children,
}: {
  kind?: 'info' | 'warning' | 'danger' | 'success';
  children: ReactNode;
}) {
  return <div className={`note note-${kind}`}>{children}</div>;
}
