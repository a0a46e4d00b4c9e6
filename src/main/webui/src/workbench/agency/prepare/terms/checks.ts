import type { AnnouncementField, Kind, Lot, Period } from '../server';
import type { Terms } from './terms';

/** The pages terms are written on. */
export type TermsPart = 'announcement' | 'requirements' | 'evaluation' | 'schedule';

/** Something the platform would refuse, found before it is asked; it judges by itself all the same. */
export interface Wrong {
  part: TermsPart;
  /** as in the refusal */
  field: string;
  /** last part of the key of its sentence */
  wrong:
    | 'required'
    | 'missing'
    | 'amount'
    | 'noQualification'
    | 'noOpeningForm'
    | 'id'
    | 'method'
    | 'share'
    | 'points'
    | 'noItems'
    | 'sum'
    | 'tooEarly'
    | 'order';
  /** who asks for it, or the instant that would be lawful */
  source?: string;
  earliest?: string;
}

const ID = /^[A-Za-z0-9._-]{1,64}$/;
const AMOUNT = /^\d{1,17}(\.\d{1,2})?$/;
const DECIMAL = /^\d{1,6}(\.\d{1,6})?$/;

/** Whether the kind's law wants an announcement with terms at all. */
export const needsTerms = (kind: Kind): boolean => kind !== 'OTHER';

/** All that is wrong with terms, by page and in the order of the fields. */
export function wrongTerms(terms: Terms, lot: Lot, fields: readonly AnnouncementField[]): Wrong[] {
  return [...announcement(terms, fields), ...requirements(terms), ...evaluation(terms, lot)];
}

function announcement(terms: Terms, fields: readonly AnnouncementField[]): Wrong[] {
  return fields
    .filter(({ field }) => (terms.announcement[field] ?? '').trim() === '')
    .map(({ field, source }) => ({
      part: 'announcement',
      field: `terms.announcement.${field}`,
      wrong: 'required',
      source,
    }));
}

function requirements(terms: Terms): Wrong[] {
  const found: Wrong[] = [];
  const add = (field: string, wrong: Wrong['wrong']) =>
    found.push({ part: 'requirements', field: `terms.${field}`, wrong });
  if (terms.ceilingPrice && !AMOUNT.test(terms.ceilingPrice)) {
    add('ceilingPrice', 'amount');
  }
  if (terms.qualification.length === 0) {
    add('qualification', 'noQualification');
  }
  if (terms.openingForm.length === 0) {
    add('openingForm', 'noOpeningForm');
  }
  for (const list of ['qualification', 'responsiveness'] as const) {
    terms[list].forEach(({ id, text }, i) => {
      if (!ID.test(id)) {
        add(`${list}[${i}].id`, 'id');
      }
      if (text.trim() === '') {
        add(`${list}[${i}].text`, 'missing');
      }
    });
  }
  terms.openingForm.forEach(({ label }, i) => {
    if (label.trim() === '') {
      add(`openingForm[${i}].label`, 'missing');
    }
  });
  return found;
}

const points = (text: string | undefined) =>
  text !== undefined && DECIMAL.test(text) && Number(text) > 0 ? Number(text) : undefined;

function evaluation({ evaluation: section }: Terms, lot: Lot): Wrong[] {
  const found: Wrong[] = [];
  const add = (field: string, wrong: Wrong['wrong']) =>
    found.push({ part: 'evaluation', field: `terms.evaluation.${field}`, wrong });
  if (section.method === undefined) {
    if (needsTerms(lot.kind)) {
      add('method', 'method');
    }
    return found;
  }
  if (section.method === 'lowest-price') {
    return found;
  }
  const price =
    section.method === 'avg-float'
      ? points(section.price?.full)
      : 100 * (points(section.price?.weight) ?? NaN);
  if (section.method === 'avg-float') {
    for (const field of ['full', 'float', 'above', 'below']) {
      if (!DECIMAL.test(section.price?.[field] ?? '')) {
        add(`price.${field}`, 'points');
      }
    }
  } else if (!Number.isFinite(price) || (price ?? 0) > 100) {
    add('price.weight', 'share');
  }
  const items = section.items ?? [];
  if (items.length === 0) {
    add('items', 'noItems');
  }
  items.forEach((item, i) => {
    if (!ID.test(item.id)) {
      add(`items[${i}].id`, 'id');
    }
    if (item.text.trim() === '') {
      add(`items[${i}].text`, 'missing');
    }
    if (points(item.full) === undefined) {
      add(`items[${i}].full`, 'points');
    }
  });
  const sum = items.reduce((total, item) => total + (points(item.full) ?? NaN), price ?? NaN);
  if (items.length > 0 && Number.isFinite(sum) && Math.abs(sum - 100) > 1e-6) {
    add('items', 'sum');
  }
  return found;
}

/** What is wrong with the time plan, by the rows in force and counted from when the documents are out. */
export function wrongTimes(
  { supplyUntil, openAt, issueAt }: { issueAt: string; supplyUntil: string; openAt: string },
  periods: readonly Period[],
): Wrong[] {
  const found: Wrong[] = [];
  const later = (field: string, at: string, subject: string) => {
    if (at === '') {
      found.push({ part: 'schedule', field, wrong: 'missing' });
      return;
    }
    const law = periods.find((period) => period.subject === subject);
    if (law?.earliest && Date.parse(at) < Date.parse(law.earliest)) {
      found.push({
        part: 'schedule',
        field,
        wrong: 'tooEarly',
        source: law.citation,
        earliest: law.earliest,
      });
    }
  };
  if (issueAt === '') {
    found.push({ part: 'schedule', field: 'terms.documents.from', wrong: 'missing' });
  }
  later('terms.documents.until', supplyUntil, 'DOCUMENT_SUPPLY');
  later('openAt', openAt, 'ISSUE_TO_DEADLINE');
  if (issueAt !== '' && supplyUntil !== '' && Date.parse(supplyUntil) <= Date.parse(issueAt)) {
    found.push({ part: 'schedule', field: 'terms.documents.until', wrong: 'order' });
  }
  return found;
}
