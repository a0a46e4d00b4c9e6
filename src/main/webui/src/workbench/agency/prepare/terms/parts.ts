import { equal } from '../../../../sealing/bytes';
import { canonicalBytes } from '../../../../sealing/canonicalJson';
import { twoDecimals, type Terms } from './terms';

/** What two people may have changed independently of each other, by name; what nobody filled in is left out. */
export function partsOf(terms: Terms): Map<string, unknown> {
  const { announcement, documents, ceilingPrice, evaluation, addendum } = terms;
  const parts: [string, unknown][] = [
    ...Object.entries(announcement).map(([field, text]): [string, string] => [`announcement.${field}`, text]),
    ['documents.from', documents.from],
    ['documents.until', documents.until],
    ['ceilingPrice', twoDecimals(ceilingPrice ?? '')],
    ['openingForm', terms.openingForm],
    ['qualification', terms.qualification],
    ['responsiveness', terms.responsiveness],
    ['evaluation', evaluation],
    ['addendum', addendum],
  ];
  return new Map(parts.filter(([, value]) => !isEmpty(value)));
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);

/** The parts in which two versions differ; the order in which somebody's program wrote an object's members is no difference. */
export function differences(before: Terms, after: Terms): string[] {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].filter(
    (part) => !equal(canonicalBytes({ is: old.get(part) }), canonicalBytes({ is: fresh.get(part) })),
  );
}

/** Takes over from theirs the parts named, and keeps mine in all others. */
export function merged(mine: Terms, theirs: Terms, takeTheirs: ReadonlySet<string>): Terms {
  const result: Terms = structuredClone(mine);
  for (const part of takeTheirs) {
    const [head, field] = part.split('.') as [keyof Terms, string | undefined];
    if (head === 'announcement' && field !== undefined) {
      const text = theirs.announcement[field];
      if (text === undefined) {
        delete result.announcement[field];
      } else {
        result.announcement[field] = text;
      }
    } else if (head === 'documents') {
      const end = field === 'from' ? 'from' : 'until';
      result.documents[end] = theirs.documents[end];
    } else {
      Object.assign(result, { [head]: structuredClone(theirs[head]) });
    }
  }
  return result;
}
