import { orNone } from '../../../../api/ask';
import { addressOf, getOfLot, sendOfLot, signed } from '../lotApi';

/** The evaluation of a lot as org.sunseal.evaluation shows it to the tender side. Instants are RFC 3339. */

export type Phase =
  | 'SEATED'
  | 'QUALIFICATION'
  | 'RESPONSIVENESS'
  | 'PRICE_CHECK'
  | 'COMPETITION'
  | 'SCORING'
  | 'AGGREGATED'
  | 'REPORT'
  | 'DONE'
  | 'VOID';

export interface Evaluation {
  round: number;
  sitting: number;
  phase: Phase;
  committee: { member: string; delegate: boolean; specialty: string; seated: boolean }[];
  lead: string | null;
  dueAt: string | null;
  signatures: { number: number; member: string; signedAt: string; pdfSha256: string }[];
  /** null until the report is signed: until then the tender side sees how far the work is, not the work */
  work: {
    lowPrices: { bid: string; triggers: string[]; until: string; text: string | null }[];
    rejected: { bid: string; item: string; grounds: string[]; reasons: string[] }[];
    bids: { slot: string; organisation: string }[];
  } | null;
}

export interface Verdict {
  bid: string;
  item: string;
  pass: boolean;
  ground?: string;
  reason?: string;
}

export interface Report {
  round: number;
  sitting: number;
  reportSha256: string;
}

export interface Reevaluation {
  number: number;
  round: number;
  /** the report that fell */
  reportSha256: string;
  ground: string;
  newCommittee: boolean;
  objection: string | null;
  reason: string;
  keptAt: string;
}

export const evaluation = (tender: string, lot: string) =>
  orNone(getOfLot<Evaluation>('/evaluation', tender, lot), 'no-such-evaluation');
export const reports = (tender: string, lot: string) =>
  getOfLot<Report[]>('/evaluation/reports', tender, lot);
export const reevaluations = (tender: string, lot: string) =>
  getOfLot<Reevaluation[]>('/evaluation/reevaluations', tender, lot);

export const checkQualification = (tender: string, lot: string, verdicts: Verdict[]) =>
  sendOfLot<{ qualified: string[]; failed: boolean }>('POST', '/evaluation/qualification', tender, lot, {
    verdicts,
  });
export const seatCommittee = (tender: string, lot: string, reason: string) =>
  sendOfLot('POST', '/evaluation', tender, lot, { reason });
export const orderReevaluation = signed('/evaluation/reevaluations', 'order');

/** Where the reports are. */
export const reportAddresses = {
  printed: (tender: string, lot: string) => addressOf(tender, lot, '/evaluation/report.pdf'),
  ofSitting: (tender: string, lot: string, { round, sitting }: Report) =>
    addressOf(tender, lot, `/evaluation/reports/${round}/${sitting}`),
} as const;
