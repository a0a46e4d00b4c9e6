import { get } from '../api/ask';

/** The public pages' own answers, as org.sunseal.portal gives them. Instants are RFC 3339, amounts text in yuan. */

export type Kind = 'ENGINEERING' | 'PROCUREMENT' | 'OTHER';
export type Category = 'WORKS' | 'GOODS' | 'SERVICES';

/** One value a list can be narrowed to, with the hits it would have. */
export interface Choice {
  value: string;
  count: number;
  chosen: boolean;
}

/** A filter in use, and how many hits there would be without it. */
export interface Removing {
  filter: string;
  hitsWithout: number;
}

export interface ListedLot {
  tender: string;
  lot: string;
  name: string;
  tenderName: string;
  kind: Kind;
  category: Category | null;
  region: string;
  transactionCode: string | null;
  agency: string;
  tenderee: string;
  estimate: string | null;
  stage: string;
  deadline: string | null;
  opensAt: string | null;
  place: string | null;
  publishedAt: string;
  changedAt: string;
  noticeVersion: number;
  excerpt?: { text: string; match: boolean }[] | null;
}

/** One page of a list that can be narrowed by these filters; pages are counted from 0. */
export interface Found<Filter extends string> {
  at: string;
  total: number;
  page: number;
  size: number;
  facets: Record<Filter, Choice[]>;
  removing: Removing[];
}

export interface NoticeList extends Found<'due' | 'kind' | 'stage' | 'region'> {
  hits: ListedLot[];
}

export interface Stop {
  stage: string;
  standing: 'past' | 'current' | 'coming';
  at: string | null;
  planned: string | null;
}

export interface Change {
  field: string;
  label: string;
  before: string | null;
  after: string | null;
}

export interface Notice {
  version: number;
  noticeSha256: string;
  publishedAt: string;
  inChain: boolean;
  witnessedAt: string | null;
  reason: string | null;
  changes: Change[];
  documentsAdded: string[];
}

export interface OpenedBid {
  slot: string;
  organisation: string;
  creditCode: string;
  received: string;
  lagSeconds: number;
  result: 'opened' | 'bidder-fault' | 'platform-fault' | 'returned';
  fault: string | null;
  price: string | null;
  currency: string | null;
  durationDays: string | null;
  quality: string | null;
  bond: string | null;
  items: { label: string; value: string }[];
}

export interface Opening {
  outcome: 'opened' | 'returned';
  count: number;
  trustees: string[];
  bids: OpenedBid[];
}

export interface RoundShown {
  round: number;
  tendering: number;
  envelope: string;
  opensAt: string;
  bidsUntil: string;
  state: 'ANNOUNCED' | 'CLOSED' | 'OPENED' | 'RETURNED';
  closedAt: string | null;
  readOutAt: string | null;
  recordedAt: string | null;
  opening: Opening | null;
  links: Record<'closing' | 'opening' | 'openingPdf' | 'signatures' | 'evidence', string | null>;
}

export type Subject = 'candidates' | 'result' | 'contract';

export interface Outcome {
  subject: Subject;
  sha256: string;
  publishedAt: string;
  until: string | null;
  current: boolean;
  fields: Record<string, string>;
  entries: Record<string, string>[];
}

export interface LotPage {
  at: string;
  lot: ListedLot;
  stoppedAt: string | null;
  minimumBids: number;
  tendering: number;
  line: Stop[];
  notices: Notice[];
  announcement: Record<string, string>;
  ceilingPrice: string | null;
  supply: { from: string; until: string } | null;
  qualification: { id: string; text: string }[];
  responsiveness: { id: string; text: string }[];
  openingForm: { name: string; label: string; type: string }[];
  documents: { name: string; size: number; sha256: string; publishedAt: string; href: string }[];
  answers: { question: string; askedOn: string; answer: string; answeredAt: string }[];
  rounds: RoundShown[];
  outcome: Outcome[];
  orders: { kind: string; orderSha256: string; recordedAt: string }[];
  links: Record<string, string>;
}

export interface ListedResult {
  tender: string;
  lot: string;
  name: string;
  tenderName: string;
  kind: Kind;
  region: string;
  agency: string;
  tenderee: string;
  stage: string;
  subject: Subject;
  sha256: string;
  publishedAt: string;
  until: string | null;
  current: boolean;
  entries: Record<string, string>[];
}

export interface ResultList extends Found<'subject' | 'kind' | 'region'> {
  results: ListedResult[];
}

export interface Today {
  at: string;
  date: string;
  deadlines: ListedLot[];
  openings: ListedLot[];
  notices: Pick<ListedLot, 'tender' | 'lot' | 'name' | 'kind' | 'region' | 'publishedAt'>[];
  results: ListedResult[];
  stages: { stage: string; count: number }[];
}

/** What a list is asked: names and values as the platform knows them. */
export type Asked = Record<string, string | string[]>;

export const findNotices = (query: Asked): Promise<NoticeList> => get('/api/public/notices', { query });

export const findResults = (query: Asked): Promise<ResultList> => get('/api/public/results', { query });

export const today = (): Promise<Today> => get('/api/public/today');

export const lotPage = (tender: string, lot: string): Promise<LotPage> =>
  get('/api/public/lots/{tender}/{lot}', { path: { tender, lot } });
