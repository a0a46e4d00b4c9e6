import type { Fault } from '../../../../ui/useFaults';
import { instantOf } from '../beijing';
import type { Wish } from './panelApi';
import type { Rule } from '../rulesApi';

/** A request for experts as it is typed. */
export interface Typed {
  slots: { specialty: string; region: string; count: string }[];
  maxWorkload: string;
  maxPerEmployer: string;
  evaluationAt: string;
  place: string;
  delegates: string;
}

export const EMPTY: Typed = {
  slots: [{ specialty: '', region: '', count: '' }],
  maxWorkload: '20',
  maxPerEmployer: '2',
  evaluationAt: '',
  place: '',
  delegates: '0',
};

/** What may be said wrong of a request, by key of our texts. */
export type Complaint = 'specialty' | 'region' | 'count' | 'number' | 'time' | 'past' | 'place';

const CODE = /^[A-Za-z0-9._-]{1,64}$/;
const ANYWHERE = '*';

const whole = (text: string): number | undefined => (/^\d{1,4}$/.test(text) ? Number(text) : undefined);

/** The request as it is sent; a region left out is anywhere. */
export function wishOf(typed: Typed): Wish {
  return {
    slots: typed.slots.map(({ specialty, region, count }, i) => ({
      code: `S${i + 1}`,
      specialty: specialty.trim(),
      region: region.trim() || ANYWHERE,
      count: Number(count),
    })),
    maxWorkload: Number(typed.maxWorkload),
    maxPerEmployer: Number(typed.maxPerEmployer),
    evaluationAt: instantOf(typed.evaluationAt) ?? '',
    place: typed.place.trim(),
    delegates: Number(typed.delegates),
  };
}

/** Everything that is wrong with a request, at once; the rules on committees are the platform's to judge. */
export function complaints(typed: Typed, now: number): { field: string; what: Complaint }[] {
  const found: { field: string; what: Complaint }[] = [];
  typed.slots.forEach(({ specialty, region, count }, i) => {
    const at = `slots[${i}]`;
    if (!CODE.test(specialty.trim())) {
      found.push({ field: `${at}.specialty`, what: 'specialty' });
    }
    if (region.trim() && region.trim() !== ANYWHERE && !CODE.test(region.trim())) {
      found.push({ field: `${at}.region`, what: 'region' });
    }
    if (!whole(count)) {
      found.push({ field: `${at}.count`, what: 'count' });
    }
  });
  for (const field of ['maxWorkload', 'maxPerEmployer', 'delegates'] as const) {
    if (whole(typed[field]) === undefined || (field === 'maxPerEmployer' && typed[field] === '0')) {
      found.push({ field, what: 'number' });
    }
  }
  const meets = instantOf(typed.evaluationAt);
  if (meets === undefined) {
    found.push({ field: 'evaluationAt', what: 'time' });
  } else if (new Date(meets).getTime() <= now) {
    found.push({ field: 'evaluationAt', what: 'past' });
  }
  if (typed.place.trim() === '') {
    found.push({ field: 'place', what: 'place' });
  }
  return found;
}

/** How a committee would be composed, and which rows on committees that breaks. */
export interface Composition {
  members: number;
  experts: number;
  delegates: number;
  broken: string[];
}

/**
 * What a request makes of the committee.
 *
 * @param held experts that already have a seat
 * @param estimate of the lot in yuan, which some rows ask for
 */
export function composition(
  typed: Typed,
  rules: readonly Rule[],
  held: number,
  estimate: string | null,
): Composition {
  const experts = held + typed.slots.reduce((sum, { count }) => sum + (whole(count) ?? 0), 0);
  const delegates = whole(typed.delegates) ?? 0;
  const members = experts + delegates;
  const size = rules
    .filter(({ subject, fromYuan }) => subject === 'COMMITTEE_SIZE' && fromYuan <= Number(estimate ?? 0))
    .sort((a, b) => a.fromYuan - b.fromYuan)
    .at(-1);
  const share = rules.find(({ subject }) => subject === 'EXPERT_SHARE');
  const broken: string[] = [];
  if (size && (members < size.value || (size.unit === 'ODD_MEMBER' && members % 2 === 0))) {
    broken.push(size.citation);
  }
  if (share?.unit === 'THIRD' && experts * 3 < members * share.value) {
    broken.push(share.citation);
  }
  return { members, experts, delegates, broken };
}

/** With our words for each. */
export const faultsOf = (
  found: { field: string; what: Complaint }[],
  said: (what: Complaint) => string,
): Fault[] => found.map(({ field, what }) => ({ field, text: said(what) }));
