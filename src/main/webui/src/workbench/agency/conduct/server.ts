import { answer, api } from '../../../api/client';
import { Problem } from '../../../api/problem';
import type { Bytes } from '../../../sealing/bytes';

/** What this desk asks from the deadline on, as opening, experts, evaluation and award answer. Instants are RFC 3339. */

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

export interface Slot {
  code: string;
  specialty: string;
  /** a code, or * for anywhere */
  region: string;
  count: number;
}

export interface Draw {
  drawId: string;
  drawSeq: number;
  state: 'REQUESTED' | 'AWAITING_REGULATOR' | 'ANNOUNCED' | 'DRAWN' | 'SETTLED';
  evaluationAt: string;
  place: string;
  slots: Slot[];
  delegates: number;
  dissolved: boolean;
  drawSha256: string | null;
  /** COMPLETE, or SHORT_ and how many seats are empty */
  outcome: string | null;
}

export interface Wish {
  slots: Slot[];
  maxWorkload: number;
  maxPerEmployer: number;
  evaluationAt: string;
  place: string;
  delegates: number;
}

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

export interface Announcement {
  subject: 'candidates' | 'result' | 'contract';
  sha256: string;
  until: string | null;
  publishedAt: string;
}

export interface ContractTerms {
  price: string;
  currency: string;
  durationDays: string;
  quality: string;
  items: { label: string; value: string }[];
}

export interface Contract extends ContractTerms {
  pdfSha256: string;
  performanceBond: string;
  signatures: { signature: string }[];
}

export interface Archive {
  manifestSha256: string;
  packageSha256: string;
  size: number;
  retention: string;
  retainUntil: string;
  archivedAt: string;
  files: { name: string; size: number; sha256: string }[];
}

export interface Rule {
  code: string;
  subject: string;
  fromYuan: number;
  sense: 'AT_LEAST' | 'AT_MOST';
  value: number;
  unit: string;
  days: string;
  citation: string;
}

export interface Retendering {
  tendering: number;
  after: number;
  reason: string;
  keptAt: string;
}

/** openapi.yaml knows these operations, but not which members are always there: the types above do. */
const call = <T>(method: 'GET' | 'POST' | 'PUT', path: string, params: object, init: object = {}) =>
  answer((api[method] as (path: string, init: object) => Promise<{ data?: T }>)(path, { params, ...init }));

const LOT = '/api/tender-projects/{tender}/lots/{lot}';
const ROUND = `${LOT}/rounds/{round}`;

/** The answer, or null where the platform says by one of these codes that there is none yet. */
const orNone = <T>(asked: Promise<T>, ...codes: string[]): Promise<T | null> =>
  asked.catch((e: unknown) => {
    if (e instanceof Problem && codes.includes(e.code)) {
      return null;
    }
    throw e;
  });

const get = <T>(below: string, path: object) => call<T>('GET', below, { path });

export const closing = (tender: string, lot: string, round: number) =>
  orNone(get<Closing>(`${ROUND}/closing`, { tender, lot, round }), 'not-closed', 'no-such-round');
export const opening = (tender: string, lot: string, round: number) =>
  orNone(get<Opening>(`${ROUND}/opening`, { tender, lot, round }), 'not-closed', 'no-such-round');
export const recordSignatures = (tender: string, lot: string, round: number) =>
  orNone(
    get<RecordSignature[]>(`${ROUND}/opening/signatures`, { tender, lot, round }),
    'not-closed',
    'not-opened',
    'no-such-round',
  );
export const draws = (tender: string, lot: string) => get<Draw[]>(`${LOT}/draws`, { tender, lot });
export const delegates = (tender: string, lot: string) =>
  get<{ delegates: number }>(`${LOT}/delegates`, { tender, lot });
export const evaluation = (tender: string, lot: string) =>
  orNone(get<Evaluation>(`${LOT}/evaluation`, { tender, lot }), 'no-such-evaluation');
export const reports = (tender: string, lot: string) =>
  get<Report[]>(`${LOT}/evaluation/reports`, { tender, lot });
export const reevaluations = (tender: string, lot: string) =>
  get<Reevaluation[]>(`${LOT}/evaluation/reevaluations`, { tender, lot });
export const award = (tender: string, lot: string) =>
  orNone(get<Award>(`${LOT}/award`, { tender, lot }), 'not-evaluated');
export const announcements = (tender: string, lot: string) =>
  get<Announcement[]>(`${LOT}/announcements`, { tender, lot });
export const archive = (tender: string, lot: string) =>
  orNone(get<Archive>(`${LOT}/archive`, { tender, lot }), 'not-archived');
export const retenders = (tender: string, lot: string) =>
  get<Retendering[]>(`${LOT}/retenders`, { tender, lot });
export const rules = (kind: string, region: string) =>
  call<Rule[]>('GET', '/api/rules', { query: { kind, region } });
export const ownCertificates = () =>
  call<{ sha256: string; subject: string; notAfter: string }[]>('GET', '/api/certificates', {});
export const announcementDraft = (tender: string, lot: string, subject: string) =>
  get<{ body: string }>(`${LOT}/announcements/{subject}/draft`, { tender, lot, subject });

/** A request whose body is one signed paper, in base64 under that name. */
const signed = (below: string, name: string) => (tender: string, lot: string, paper: string) =>
  call('POST', `${LOT}${below}`, { path: { tender, lot } }, { body: { [name]: paper } });

export const announce = signed('/announcements', 'announcement');
export const decide = signed('/award/decision', 'paper');
export const acceptDelivery = signed('/award/acceptance', 'paper');
export const orderReevaluation = signed('/evaluation/reevaluations', 'order');
export const retender = signed('/retenders', 'retender');

/** A request that says nothing but that it is meant. */
const bare = (below: string) => (tender: string, lot: string) =>
  call('POST', `${LOT}${below}`, { path: { tender, lot } });

export const drawUpNotice = bare('/award/notice');
export const reportToRegulator = bare('/award/regulator-report');
export const fileArchive = bare('/archive');

export const requestDraw = (tender: string, lot: string, wish: Wish) =>
  call('POST', `${LOT}/draws`, { path: { tender, lot } }, { body: wish });
export const nameDelegates = (
  tender: string,
  lot: string,
  named: { username: string; name: string; certificateSha256: string }[],
) => call('PUT', `${LOT}/delegates`, { path: { tender, lot } }, { body: { delegates: named } });
export const checkQualification = (tender: string, lot: string, verdicts: Verdict[]) =>
  call<{ qualified: string[]; failed: boolean }>(
    'POST',
    `${LOT}/evaluation/qualification`,
    { path: { tender, lot } },
    { body: { verdicts } },
  );
export const seatCommittee = (tender: string, lot: string, reason: string) =>
  call('POST', `${LOT}/evaluation`, { path: { tender, lot } }, { body: { reason } });
export const recordContract = (tender: string, lot: string, contract: Contract) =>
  call('POST', `${LOT}/award/contract`, { path: { tender, lot } }, { body: contract });

const bytesOf = (content: Bytes | Blob, type: string) => ({
  body: content,
  bodySerializer: (body: unknown) => body,
  headers: { 'Content-Type': type },
});

/** A paper of the platform with one signature more. */
export const addSignature = (address: string, pdf: Bytes) =>
  call('POST', address, {}, bytesOf(pdf, 'application/pdf'));

/** Attaches a file that later papers name by its digest. */
export const attach = (tender: string, lot: string, file: File) =>
  call<{ name: string; sha256: string; size: number }>(
    'PUT',
    `${LOT}/award/files/{name}`,
    { path: { tender, lot, name: storedName(file.name) } },
    bytesOf(file, 'application/octet-stream'),
  );

/** The platform's names are plain: what is not a letter of English, a figure, a dot or a dash becomes a dash. */
export function storedName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^-+/, '');
  return (plain === '' || plain.startsWith('.') ? `file${plain}` : plain).slice(-128);
}

/** The bytes at one of the platform's own addresses. */
export async function download(address: string): Promise<Bytes> {
  const bytes = await answer(
    (api.GET as (path: string, init: object) => Promise<{ data?: ArrayBuffer }>)(address, {
      parseAs: 'arrayBuffer',
    }),
  );
  return new Uint8Array(bytes);
}

const below = (tender: string, lot: string) =>
  `/api/tender-projects/${encodeURIComponent(tender)}/lots/${encodeURIComponent(lot)}`;

/** Where papers are that a browser downloads itself. */
export const addresses = {
  record: (tender: string, lot: string, round: number) => `${below(tender, lot)}/rounds/${round}/opening.pdf`,
  recordSignatures: (tender: string, lot: string, round: number) =>
    `${below(tender, lot)}/rounds/${round}/opening/signatures`,
  evidence: (tender: string, lot: string, round: number) =>
    `${below(tender, lot)}/rounds/${round}/evidence/public`,
  report: (tender: string, lot: string) => `${below(tender, lot)}/evaluation/report.pdf`,
  reportOfSitting: (tender: string, lot: string, { round, sitting }: Report) =>
    `${below(tender, lot)}/evaluation/reports/${round}/${sitting}`,
  notice: (tender: string, lot: string) => `${below(tender, lot)}/award/notice.pdf`,
  noticeSignatures: (tender: string, lot: string) => `${below(tender, lot)}/award/notice/signatures`,
  paper: (tender: string, lot: string, number: number) => `${below(tender, lot)}/award/papers/${number}`,
  archive: (tender: string, lot: string) => `${below(tender, lot)}/archive.zip`,
  courtCopy: (tender: string, lot: string) => `${below(tender, lot)}/archive/court-copy.zip`,
} as const;
