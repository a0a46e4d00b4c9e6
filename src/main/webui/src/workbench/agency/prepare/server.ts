import { get, send } from '../../../api/ask';

/** What this desk asks the platform and what it answers, as org.sunseal.project gives it. Instants are RFC 3339. */

export type Kind = 'ENGINEERING' | 'PROCUREMENT' | 'OTHER';
export type Category = 'WORKS' | 'GOODS' | 'SERVICES';

export interface Round {
  round: number;
  envelope: string;
  openAt: string;
  bidsUntil: string;
  state: 'ANNOUNCED' | 'CLOSED' | 'OPENED' | 'RETURNED';
}

export interface Lot {
  tender: string;
  lot: string;
  name: string;
  kind: Kind;
  region: string;
  category: Category | null;
  estimate: string | null;
  transactionCode: string | null;
  stage: string;
  booked: { place: string | null; openAt: string } | null;
  rounds: Round[];
  minimumBids: number;
  classOfSlots: string;
  version: number;
  noticeSha256: string | null;
}

export interface TenderProject {
  id: string;
  name: string;
  kind: Kind;
  region: string;
  project: string | null;
  agency: string;
  tenderee: string;
  registeredAt: string;
  lots: Lot[];
}

/** A certificate of the tender side, which a first notice names so that its holder may sign what follows. */
export interface TenderSigner {
  sha256: string;
  organisation: string;
  creditCode: string;
  subject: string;
  notAfter: string;
}

export interface Registration {
  tender: string;
  state: 'DRAFT' | 'SUBMITTED' | 'CORRECTION' | 'REFUSED' | 'REGISTERED';
  submittedAt: string | null;
  dueAt: string | null;
  overdue: boolean;
  events: { kind: 'SUSPENDED' | 'RESUMED' | 'EXTENDED'; days: number; ground: string; at: string }[];
}

/** A slip of the centre: CMS in base64, and what the log has of it. */
export interface Slip {
  number: string;
  kind: 'ACCEPTED' | 'CORRECTION' | 'REFUSED';
  slip: string;
  issuedAt: string;
  logged: string;
  proof: string | null;
}

export interface StoredDocument {
  name: string;
  size: number;
  sha256: string;
  publishedAt: string | null;
}

export interface DocumentList {
  documents: StoredDocument[];
  documentsRoot: string | null;
}

export interface PublishedNotice {
  version: number;
  noticeSha256: string;
  inChain: boolean;
  notice: string;
  signer: string;
  publishedAt: string;
  index: number | null;
  proof: string | null;
}

export interface Period {
  code: string;
  subject: string;
  length: number;
  days: 'CALENDAR' | 'WORKING';
  counting: 'AFTER' | 'UNTIL' | 'BEFORE';
  citation: string;
  evidence: string;
  earliest: string | null;
}

export interface AnnouncementField {
  field: string;
  saysWhatIsBought: boolean;
  source: string;
}

export interface Enquiry {
  id: string;
  askedOn: string;
  question: string | null;
  answer: string | null;
  answeredAt: string | null;
  dueAt: string | null;
  overdue: boolean;
}

export interface Objection {
  id: string;
  about: 'DOCUMENTS' | 'OPENING' | 'RESULT';
  late: boolean;
  filedOn: string;
  dueAt: string | null;
  overdue: boolean;
  words: {
    grounds: string;
    knownOn: string | null;
    evidence: { name: string; size?: number; sha256: string }[];
  } | null;
  objector: { name: string; creditCode: string; filedAt: string } | null;
  answer: { text: string; outcome: string; consequence: string; at: string } | null;
}

export interface Objections {
  objections: Objection[];
  deadlineToMove: string | null;
}

const TENDER = '/api/tender-projects/{tender}';
const LOT = `${TENDER}/lots/{lot}`;

/** As many projects as one page may hold; the newest come first. */
const MOST = 200;

export const myProjects = () => get<TenderProject[]>('/api/tender-projects/mine', { query: { size: MOST } });
export const tenderProject = (tender: string) => get<TenderProject>(TENDER, { path: { tender } });
export const lotOf = (tender: string, lot: string) => get<Lot>(LOT, { path: { tender, lot } });
export const registrationOf = (tender: string) =>
  get<Registration>(`${TENDER}/registration`, { path: { tender } });
export const slipsOf = (tender: string) => get<Slip[]>(`${TENDER}/registration/slips`, { path: { tender } });
export const documentsOf = (tender: string) => get<DocumentList>(`${TENDER}/documents`, { path: { tender } });
export const noticesOf = (tender: string, lot: string) =>
  get<PublishedNotice[]>(`${LOT}/notices`, { path: { tender, lot } });
export const periodsFrom = (kind: Kind, region: string, from?: string) =>
  get<Period[]>('/api/rules/periods', { query: { kind, region, from } });
export const announcementFields = (kind: Kind) =>
  get<AnnouncementField[]>('/api/rules/announcement-fields', { query: { kind } });
export const signersOf = (tender: string) =>
  get<TenderSigner[]>('/api/tender-projects/{tender}/signers', { path: { tender } });
export const enquiriesOf = (tender: string, lot: string) =>
  get<Enquiry[]>(`${LOT}/enquiries`, { path: { tender, lot } });
export const objectionsOf = (tender: string, lot: string) =>
  get<Objections>(`${LOT}/objections`, { path: { tender, lot } });
export const myOrganisation = () => get<{ name: string; creditCode: string }>('/api/organisations/mine');
export const trust = () => get<{ register: string }>('/api/trust');

export const registerProject = (body: object) => send('POST', '/api/projects', {}, body);
export const registerTenderProject = (body: object) => send('POST', '/api/tender-projects', {}, body);
export const planLot = (tender: string, body: object) =>
  send('POST', `${TENDER}/lots`, { path: { tender } }, body);
export const submitRegistration = (tender: string) =>
  send<Registration>('POST', `${TENDER}/registration`, { path: { tender } });
export const scheduleLot = (tender: string, lot: string, body: { place?: string; openAt: string }) =>
  send<Lot>('PUT', `${LOT}/schedule`, { path: { tender, lot } }, body);
export const publishNotice = (tender: string, lot: string, notice: string) =>
  send<{ version: number; noticeSha256: string }>(
    'POST',
    `${LOT}/notices`,
    { path: { tender, lot } },
    { notice },
  );
export const removeDocument = (tender: string, name: string) =>
  send('DELETE', `${TENDER}/documents/{name}`, { path: { tender, name } });
export const answerEnquiry = (tender: string, lot: string, enquiry: string, text: string) =>
  send('PUT', `${LOT}/enquiries/{enquiry}/answer`, { path: { tender, lot, enquiry } }, { answer: text });
export const answerObjection = (tender: string, lot: string, objection: string, signed: string) =>
  send<{ deadlineToMove: string | null }>(
    'PUT',
    `${LOT}/objections/{objection}/answer`,
    { path: { tender, lot, objection } },
    { answer: signed },
  );

/** Where a document's bytes are; the browser downloads them itself. */
export const documentAddress = (tender: string, name: string) =>
  `/api/tender-projects/${encodeURIComponent(tender)}/documents/${encodeURIComponent(name)}`;

/** The same for a document that backs an objection. */
export const evidenceAddress = (tender: string, lot: string, objection: string, sha256: string) =>
  `/api/tender-projects/${encodeURIComponent(tender)}/lots/${encodeURIComponent(lot)}/objections/${objection}/evidence/${sha256}`;
