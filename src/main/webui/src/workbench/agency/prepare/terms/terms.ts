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
