import { get, send } from '../../api/ask';
import type { Kind } from '../../portal/publicApi';

/** The regulator's answers as org.sunseal.supervision gives them. Instants are RFC 3339, amounts exact. */

export interface Opening {
  tender: string;
  lot: string;
  round: number;
  name: string;
  kind: Kind;
  region: string;
  stage: string;
  opensAt: string;
  place: string | null;
  closedAt: string | null;
  readOutAt: string | null;
}

/** An act that is waited for; `lot` is missing where it is about the tender as a whole. */
export interface Limit {
  tender: string;
  lot: string | null;
  name: string;
  kind: Kind;
  subject: string;
  rule: string | null;
  citation: string | null;
  dueAt: string;
  heldAt: string | null;
  overdue: boolean;
}

export interface Bidders {
  tender: string;
  lot: string;
  round: number;
  name: string;
  region: string;
  bids: number;
  minimum: number;
  recordedAt: string;
}

export interface Saving {
  region: string;
  estimate: string;
  price: string;
  rate: string;
  lots: { tender: string; lot: string; name: string; estimate: string; price: string; rate: string }[];
}

export interface Day {
  at: string;
  date: string;
  openings: Opening[];
  stages: { stage: string; count: number }[];
  limits: Limit[];
  bidders: Bidders[];
  savings: Saving[];
  /** with announced lots, and the divisions they lie in, whatever is looked at */
  regions: string[];
}

/** Which lots the day is about; what is missing narrows nothing. */
export interface Within {
  region?: string;
  kind?: Kind;
}

/** What one row of the regulation says; either instants or numbers are given. */
export interface Verdict {
  rule: string;
  citation: string;
  subject: string;
  sense: 'AT_LEAST' | 'AT_MOST';
  neededAt: string | null;
  realAt: string | null;
  needed: number | null;
  real: number | null;
  heldAt: string | null;
  standing: 'KEPT' | 'BROKEN' | 'RUNNING' | 'HELD';
}

export interface FileEvent {
  at: string;
  wholeDay: boolean;
  kind: string;
  facts: Record<string, string>;
  sha256: string | null;
  logIndex: number | null;
  verdicts: Verdict[];
}

export interface LotFile {
  at: string;
  lot: {
    tender: string;
    lot: string;
    name: string;
    tenderName: string;
    kind: Kind;
    category: string | null;
    region: string;
    estimate: string | null;
    agency: string;
    tenderee: string;
    stage: string;
    tendering: number;
    minimumBids: number;
  };
  rounds: { round: number; envelope: string; opensAt: string; state: string }[];
  events: FileEvent[];
  running: Verdict[];
}

export interface Reading {
  number: number;
  at: string;
  reader: string | null;
  roles: string[];
  operation: string;
  object: Record<string, string>;
  ground: string | null;
  ofLot: boolean;
  logIndex: number | null;
}

export interface Line {
  index: number;
  loggedAt: string | null;
  type: string;
  tender: string | null;
  lot: string | null;
  bytes: number;
}

export interface LedgerPage {
  at: string;
  size: number;
  entries: Line[];
  next: number | null;
}

export interface Objection {
  id: string;
  about: string;
  late: boolean;
  filedOn: string;
  dueAt: string | null;
  overdue: boolean;
  words: { grounds: string; evidence: { name: string; sha256: string }[] } | null;
  objector: { name: string; creditCode: string; filedAt: string } | null;
  answer: { text: string; outcome: string; at: string } | null;
}

const OF_LOT = '/api/tender-projects/{tender}/lots/{lot}';

export const day = (within: Within): Promise<Day> => get('/api/supervision/day', { query: within });

export const lotFile = (tender: string, lot: string): Promise<LotFile> =>
  get('/api/supervision/lots/{tender}/{lot}', { path: { tender, lot } });

export const readings = (tender: string, lot: string): Promise<Reading[]> =>
  get(`${OF_LOT}/readings`, { path: { tender, lot } });

export const ledger = (query: Record<string, string>): Promise<LedgerPage> =>
  get('/api/supervision/log', { query });

/** With words and names: the platform records this reading, with its ground, before it answers. */
export const objections = async (tender: string, lot: string, ground: string): Promise<Objection[]> =>
  (
    await get<{ objections: Objection[] }>(`${OF_LOT}/objections`, {
      path: { tender, lot },
      query: ground.trim() === '' ? {} : { ground: ground.trim() },
    })
  ).objections;

/** Hands in an order in base64; answers with its digest. */
export const giveOrder = (order: string) =>
  send<{ kind: string; orderSha256: string }>('POST', '/api/orders', {}, { order });
