import { Problem, type Wrong } from '../../../../api/problem';

/** The check page's rows, named by the fields of a notice and of its terms, the narrower ones by what they begin with. */
export const nearest = (field: string, rows: readonly string[]): string | undefined =>
  rows
    .filter((row) => field === row || field.startsWith(`${row}.`) || field.startsWith(`${row}[`))
    .sort((a, b) => b.length - a.length)[0];

/** The same refusal with each reason at the row that shows what it is about. */
export function atRows(error: unknown, rows: readonly string[]): unknown {
  if (!(error instanceof Problem)) {
    return error;
  }
  const placed = error.errors.map((wrong): Wrong => {
    const row = wrong.field === undefined ? undefined : nearest(wrong.field, rows);
    return { ...wrong, field: row };
  });
  return new Problem(error.code, error.status, error.detail, placed);
}
