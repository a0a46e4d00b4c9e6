import type { StoredDocument } from '../server';

export interface Requirement {
  id: string;
  text: string;
}

export interface FormField {
  name: string;
  label: string;
  type: 'money' | 'days' | 'text';
}

export interface Item {
  id: string;
  text: string;
  part: 'technical' | 'business';
  objective: boolean;
  full: string;
}

export type Method = 'avg-float' | 'composite-lowest' | 'lowest-price';

/** How bids are compared; points and shares are decimal text, as they are signed. */
export interface Evaluation {
  method?: Method;
  full?: string;
  price?: Record<string, string>;
  smallFirms?: { whole: string; part: string };
  items?: Item[];
  tieBreaks?: string[];
  scoreScale?: number;
  roundingStage?: 'rate' | 'score';
}

/** The terms of a lot: a tender document like any other, which the signed notice covers. */
export interface Terms {
  v: 1;
  announcement: Record<string, string>;
  documents: { from: string; until: string };
  bond: 'none';
  ceilingPrice: string | null;
  openingForm: FormField[];
  qualification: Requirement[];
  responsiveness: Requirement[];
  evaluation: Evaluation;
  addendum?: { mayAffectBids: boolean; changesSubject: boolean; text: string };
}

/** What the platform reads: fields nobody filled in are left out, so that it can say which are missing. */
export function written(terms: Terms): Record<string, unknown> {
  const { ceilingPrice, announcement, ...rest } = terms;
  const said = Object.entries(announcement).filter(([, text]) => text.trim() !== '');
  return {
    ...rest,
    announcement: Object.fromEntries(said),
    ...(ceilingPrice === null || ceilingPrice === '' ? {} : { ceilingPrice: twoDecimals(ceilingPrice) }),
  };
}

/** Yuan as the terms want them, always with cents; what is no amount stays, for the platform to say so. */
export function twoDecimals(amount: string): string {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d{0,2}))?$/.exec(amount.trim()) ?? [];
  return whole === undefined ? amount : `${whole}.${fraction.padEnd(2, '0')}`;
}

/** By name: the order in which somebody's program wrote an object's members is no difference. */
const members = (object: object): [string, unknown][] =>
  Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));

/** What two people may have changed independently of each other, each as text one can compare. */
export function partsOf(terms: Terms): Map<string, string> {
  const lines = (entries: readonly object[]) =>
    entries
      .map((entry) =>
        members(entry)
          .map(([, value]) => String(value))
          .join(' '),
      )
      .join('\n');
  const { evaluation, addendum } = terms;
  const parts: [string, string][] = [
    ...Object.entries(terms.announcement).map(([field, text]): [string, string] => [
      `announcement.${field}`,
      text,
    ]),
    ['documents.from', terms.documents.from],
    ['documents.until', terms.documents.until],
    ['ceilingPrice', terms.ceilingPrice ?? ''],
    ['openingForm', lines(terms.openingForm)],
    ['qualification', lines(terms.qualification)],
    ['responsiveness', lines(terms.responsiveness)],
    ['evaluation', evaluationLines(evaluation)],
    ['addendum', addendum ? addendum.text : ''],
  ];
  return new Map(parts.filter(([, text]) => text !== ''));
}

const evaluationLines = (evaluation: Evaluation): string =>
  [
    evaluation.method ?? '',
    ...members(evaluation.price ?? {}).map(([name, value]) => `${name} ${String(value)}`),
    ...members(evaluation.smallFirms ?? {}).map(([name, value]) => `${name} ${String(value)}`),
    ...(evaluation.items ?? []).map((item) => `${item.id} ${item.text} ${item.full}`),
  ]
    .filter((line) => line !== '')
    .join('\n');

/** One part in which two versions differ; null where a version has nothing there. */
export interface Difference {
  part: string;
  before: string | null;
  after: string | null;
}

export function differences(before: Terms, after: Terms): Difference[] {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((part) => old.get(part) !== fresh.get(part))
    .map((part) => ({ part, before: old.get(part) ?? null, after: fresh.get(part) ?? null }));
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

interface Version {
  number: number;
  document: StoredDocument;
}

/** The stored versions of a lot's terms, the oldest first: 1.terms.json, 1.terms.2.json. */
function versionsOf(lot: string, documents: readonly StoredDocument[]): Version[] {
  return documents
    .flatMap((document): Version[] => {
      const rest = document.name.startsWith(`${lot}.terms.`)
        ? document.name.slice(lot.length + '.terms.'.length)
        : undefined;
      const [matches, number] = /^(?:([1-9]\d{0,5})\.)?json$/.exec(rest ?? '') ?? [];
      return matches === undefined ? [] : [{ number: number === undefined ? 1 : Number(number), document }];
    })
    .sort((a, b) => a.number - b.number);
}

export interface StoredTerms {
  /** what binds now */
  published: StoredDocument | undefined;
  /** what the next notice would put into force */
  draft: StoredDocument | undefined;
  /** under which name a draft is kept */
  draftName: string;
}

export function storedTerms(lot: string, documents: readonly StoredDocument[]): StoredTerms {
  const versions = versionsOf(lot, documents);
  const published = versions.findLast(({ document }) => document.publishedAt !== null);
  const newest = versions.at(-1);
  const draft = newest?.document.publishedAt === null ? newest : undefined;
  const next = (newest?.number ?? 0) + 1;
  return {
    published: published?.document,
    draft: draft?.document,
    draftName: draft?.document.name ?? (next === 1 ? `${lot}.terms.json` : `${lot}.terms.${next}.json`),
  };
}
