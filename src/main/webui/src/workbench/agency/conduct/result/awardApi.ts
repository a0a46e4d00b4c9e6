import { orNone, sendBytes } from '../../../../api/ask';
import { addressOf, bare, getOfLot, LOT, signed } from '../lotApi';

/** The award of a lot, its papers and what the tender side does about it, as org.sunseal.award answers. Instants are RFC 3339. */

export interface Candidate {
  slot: string;
  name: string;
  creditCode: string;
  rank: number;
  score: string | null;
}

export interface Limit {
  rule: string;
  citation: string;
  /** whether it is a period that has to last; else a time by which something has to be done */
  period: boolean;
  beganAt: string;
  dueAt: string;
  heldAt: string | null;
  metAt: string | null;
  overdue: boolean;
}

export type PaperKind =
  | 'CANDIDATES'
  | 'DECISION'
  | 'NOTICE'
  | 'NOTICE_PDF'
  | 'SIGNED_NOTICE_PDF'
  | 'RESULT'
  | 'CONTRACT'
  | 'CONTRACT_SIGNATURE'
  | 'CONTRACT_PUBLICATION'
  | 'REGULATOR_REPORT'
  | 'ACCEPTANCE'
  | 'SETTLEMENT';

export interface Paper {
  number: number;
  kind: PaperKind;
  sha256: string;
  keptAt: string;
}

export interface Award {
  round: number;
  reportSha256: string;
  receivedAt: string;
  candidates: Candidate[];
  winnerSlot: string | null;
  decisionSha256: string | null;
  decidedAt: string | null;
  decidedBy: 'TENDEREE' | 'SYSTEM' | null;
  toldAt: string | null;
  limits: Limit[];
  papers: Paper[];
}

export const award = (tender: string, lot: string) =>
  orNone(getOfLot<Award>('/award', tender, lot), 'not-evaluated');

export const decide = signed('/award/decision', 'paper');
export const drawUpNotice = bare('/award/notice');
export const reportToRegulator = bare('/award/regulator-report');
export const acceptDelivery = signed('/award/acceptance', 'paper');
export const retender = signed('/retenders', 'retender');

/** Attaches a file that later papers name by its digest. */
export const attach = (tender: string, lot: string, file: File) =>
  sendBytes<{ name: string; sha256: string; size: number }>(
    'PUT',
    `${LOT}/award/files/{name}`,
    { path: { tender, lot, name: storedName(file.name) } },
    file,
  );

/** The platform's names are plain: what is not a letter of English, a figure, a dot or a dash becomes a dash. */
export function storedName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^-+/, '');
  return (plain === '' || plain.startsWith('.') ? `file${plain}` : plain).slice(-128);
}

/** Where the award's papers are. */
export const awardAddresses = {
  notice: (tender: string, lot: string) => addressOf(tender, lot, '/award/notice.pdf'),
  noticeSignatures: (tender: string, lot: string) => addressOf(tender, lot, '/award/notice/signatures'),
  paper: (tender: string, lot: string, number: number) => addressOf(tender, lot, `/award/papers/${number}`),
} as const;
