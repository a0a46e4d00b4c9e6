import { useEffect, useRef, type ReactNode } from 'react';
import { Note } from '../../../ui/Note';

/** That something was done, with what happens next; the focus goes there, so that everybody learns it. */
export function Sent({ title, next, children }: { title: string; next: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <Note kind="success">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{next}</p>
      {children}
    </Note>
  );
}
