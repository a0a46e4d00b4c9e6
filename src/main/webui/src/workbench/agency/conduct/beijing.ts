/** Times as people type them: Beijing time, without a zone. */

const TYPED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;
const EAST = 8 * 3_600_000;

/** The instant of a typed time as signed papers write it; nothing for what is no time. */
export function instantOf(typed: string): string | undefined {
  if (!TYPED.test(typed)) {
    return undefined;
  }
  const at = new Date(`${typed}+08:00`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** An instant as it is typed, to the minute. */
export const typedOf = (instant: string): string =>
  new Date(new Date(instant).getTime() + EAST).toISOString().slice(0, 16);
