import type { Attached } from '../Attachments';
import type { Contract, ContractTerms } from './contractApi';

/** What a contract says, as it is typed, with its files. */
export interface Typed extends ContractTerms {
  performanceBond: string;
  pdf: Attached[];
  /** signatures beside the file, in base64, where they are not inside it */
  detached: { name: string; signature: string }[];
}

const AMOUNT = /^(0|[1-9]\d{0,16})\.\d{2}$/;

/** 4,500,000 and 4500000.5 are amounts to people; the platform wants two decimals and nothing else. */
export function amount(typed: string): string {
  const plain = typed.replace(/[,\s]/g, '');
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d{0,2}))?$/.exec(plain) ?? [];
  return whole === undefined ? plain : `${whole.replace(/^0+(?=\d)/, '')}.${fraction.padEnd(2, '0')}`;
}

/** Everything that is missing or malformed, at once; what contradicts the bid, the platform says. */
export function wrong(typed: Typed) {
  const found: { field: string; what: 'pdf' | 'amount' | 'signatures' }[] = [];
  if (typed.pdf.length !== 1) {
    found.push({ field: 'pdfSha256', what: 'pdf' });
  }
  if (typed.detached.length === 1) {
    found.push({ field: 'signatures', what: 'signatures' });
  }
  for (const field of ['price', 'performanceBond'] as const) {
    if (!AMOUNT.test(amount(typed[field]))) {
      found.push({ field, what: 'amount' });
    }
  }
  return found;
}

/** As it is sent. */
export const contractOf = (typed: Typed): Contract => ({
  pdfSha256: typed.pdf[0]?.sha256 ?? '',
  price: amount(typed.price),
  currency: typed.currency.trim(),
  durationDays: typed.durationDays.trim(),
  quality: typed.quality.trim(),
  items: typed.items.map(({ label, value }) => ({ label, value: value.trim() })),
  performanceBond: amount(typed.performanceBond),
  signatures: typed.detached.map(({ signature }) => ({ signature })),
});
