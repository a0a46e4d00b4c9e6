const SHAPES = {
  good: (
    <path
      d="M3 8.500l3.500 3.500L13 4.500"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.500"
      strokeLinecap="round"
    />
  ),
  bad: (
    <path
      d="M4 4l8 8M12 4l-8 8"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.500"
      strokeLinecap="round"
    />
  ),
  waiting: (
    <path d="M8 3.500V8l3 2" fill="none" stroke="currentColor" strokeWidth="2.200" strokeLinecap="round" />
  ),
  warning: (
    <path d="M8 3v6M8 12v.5" fill="none" stroke="currentColor" strokeWidth="2.500" strokeLinecap="round" />
  ),
  unknown: <path d="M4 8h8" fill="none" stroke="currentColor" strokeWidth="2.500" strokeLinecap="round" />,
};

export type State = keyof typeof SHAPES;

/** A shape beside the word that says the same: nothing here is told by colour alone. */
export function StateMark({ state }: { state: State }) {
  return (
    <svg className={`mark mark-${state}`} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      {state === 'waiting' && (
        <circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" strokeWidth="1.500" />
      )}
      {SHAPES[state]}
    </svg>
  );
}
