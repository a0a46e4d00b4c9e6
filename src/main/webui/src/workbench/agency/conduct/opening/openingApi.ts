import { get, orNone } from '../../../../api/ask';
import { addressOf, LOT } from '../lotApi';

/** The opening of one round as org.sunseal.opening answers. Instants are RFC 3339. */

export interface Closing {
  closeSha256: string;
  /** null while the log's witnesses are waited for */
  proof: string | null;
  count: number;
  enoughBids: boolean;
  bidders: { slot: string; organisation: string; creditCode: string }[];
}

export interface ReadOutBid {
  slot: string;
  organisation: string;
  creditCode: string;
  result: 'OPENED' | 'BIDDER_FAULT' | 'PLATFORM_FAULT' | 'RETURNED';
  fault: string | null;
  formFields: {
    price: string;
    currency: string;
    durationDays: string;
    quality: string;
    bond: string;
    items: { label: string; value: string }[];
  } | null;
}

export interface Opening {
  closeSha256: string;
  progress: 'CLOSED' | 'READ_OUT' | 'RECORDED';
  keys: { needed: number; trustees: string[]; released: string[] };
  trustees: string[];
  readOut: ReadOutBid[] | null;
}

export interface RecordSignature {
  number: number;
  organisation: string;
  creditCode: string;
  signedAt: string;
  pdfSha256: string;
}

const ofRound = <T>(below: string, tender: string, lot: string, round: number) =>
  get<T>(`${LOT}/rounds/{round}${below}`, { path: { tender, lot, round } });

export const closing = (tender: string, lot: string, round: number) =>
  orNone(ofRound<Closing>('/closing', tender, lot, round), 'not-closed', 'no-such-round');
export const opening = (tender: string, lot: string, round: number) =>
  orNone(ofRound<Opening>('/opening', tender, lot, round), 'not-closed', 'no-such-round');
export const recordSignatures = (tender: string, lot: string, round: number) =>
  orNone(
    ofRound<RecordSignature[]>('/opening/signatures', tender, lot, round),
    'not-closed',
    'not-opened',
    'no-such-round',
  );

/** Where the papers of a round are. */
export const openingAddresses = {
  record: (tender: string, lot: string, round: number) =>
    addressOf(tender, lot, `/rounds/${round}/opening.pdf`),
  signatures: (tender: string, lot: string, round: number) =>
    addressOf(tender, lot, `/rounds/${round}/opening/signatures`),
  evidence: (tender: string, lot: string, round: number) =>
    addressOf(tender, lot, `/rounds/${round}/evidence/public`),
} as const;
