import { fromUtf8, unbase64 } from '../../../../sealing/bytes';
import { instantOf } from '../beijing';

/** The body of an announcement as it is signed; the platform's draft has every field it asks for. */
export interface Body extends Record<string, unknown> {
  subject: string;
  until: string | null;
  fields: Record<string, string>;
  entries: Record<string, string>[];
}

/** What somebody filled in, by the names under which the platform refuses. */
export interface Filled {
  values: Record<string, string>;
  /** Beijing time, as typed; empty for the earliest */
  until: string;
}

/** A field nobody but the signer knows: where it stands, and its name. */
export interface Open {
  at: string;
  field: string;
  /** which entry it belongs to, from 0; nothing where it is said once */
  entry?: number;
}

/** The platform's draft, which it made itself a moment ago. */
export const readDraft = (body: string): Body =>
  JSON.parse(fromUtf8(unbase64(body) ?? new Uint8Array()) ?? '{}') as Body;

/** What is left to fill in. */
export function openFields({ fields, entries }: Body): Open[] {
  const empty = (of: Record<string, string>) => Object.keys(of).filter((name) => of[name] === '');
  return [
    ...empty(fields).map((field) => ({ at: `fields.${field}`, field })),
    ...entries.flatMap((entry, i) =>
      empty(entry).map((field) => ({ at: `entries[${i}].${field}`, field, entry: i })),
    ),
  ];
}

/** Everything that is missing or too early, at once. */
export function wrong(draft: Body, filled: Filled): { field: string; what: 'missing' | 'time' | 'early' }[] {
  const found: { field: string; what: 'missing' | 'time' | 'early' }[] = openFields(draft)
    .filter(({ at }) => !filled.values[at]?.trim())
    .map(({ at }) => ({ field: at, what: 'missing' }));
  if (draft.until !== null && filled.until !== '') {
    const until = instantOf(filled.until);
    if (until === undefined) {
      found.push({ field: 'until', what: 'time' });
    } else if (until < draft.until) {
      found.push({ field: 'until', what: 'early' });
    }
  }
  return found;
}

/** The announcement as it will be signed. */
export function complete(draft: Body, filled: Filled): Body {
  const fill = (of: Record<string, string>, at: string) =>
    Object.fromEntries(
      Object.entries(of).map(([name, value]) => [
        name,
        value === '' ? (filled.values[`${at}.${name}`] ?? '').trim() : value,
      ]),
    );
  return {
    ...draft,
    until:
      draft.until === null || filled.until === '' ? draft.until : (instantOf(filled.until) ?? draft.until),
    fields: fill(draft.fields, 'fields'),
    entries: draft.entries.map((entry, i) => fill(entry, `entries[${i}]`)),
  };
}
