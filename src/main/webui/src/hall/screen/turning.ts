import { useEffect, useState } from 'react';

/** So many rows fit a wall of 16 to 9 in letters the last row of chairs can read. */
export const ROWS = 7;
/** How long each part of a longer list stands, in milliseconds. */
const STANDS = 12_000;

/** A list cut into parts of at most so many rows as fit; an empty one has one empty part. */
export function parts<Row>(rows: readonly Row[]): Row[][] {
  const found: Row[][] = [];
  for (let at = 0; at < rows.length; at += ROWS) {
    found.push(rows.slice(at, at + ROWS));
  }
  return found.length === 0 ? [[]] : found;
}

/** Which of so many parts stands on the wall; they turn by themselves until somebody holds them. */
export function useTurning(count: number) {
  const [turn, setTurn] = useState(0);
  const [isHeld, hold] = useState(false);
  useEffect(() => {
    if (isHeld || count < 2) {
      return undefined;
    }
    const timer = setInterval(() => setTurn((now) => now + 1), STANDS);
    return () => clearInterval(timer);
  }, [isHeld, count]);
  return {
    part: turn % count,
    isHeld,
    hold,
    next: () => {
      hold(true);
      setTurn((now) => now + 1);
    },
  };
}
