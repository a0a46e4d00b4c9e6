import { get, send } from '../../api/ask';
import type { Kind } from '../../portal/publicApi';

/** The centre's answers as org.sunseal.supervision and org.sunseal.project give them. Instants are RFC 3339, amounts exact. */

export type SlipKind = 'ACCEPTED' | 'CORRECTION' | 'REFUSED';
export type Ground = 'OUT_OF_SCOPE' | 'NOT_APPROVED' | 'REGISTERED_ELSEWHERE';
export type LimitEvent = 'SUSPENDED' | 'RESUMED' | 'EXTENDED';

/** A registration that waits; `dueAt` is missing while its time limit is suspended. */
export interface Waiting {
  tender: string;
  name: string;
  kind: Kind;
  region: string;
  agency: string;
  tenderee: string;
  lots: number;
  submittedAt: string;
  dueAt: string | null;
  overdue: boolean;
  corrected: boolean;
}

export interface GivenSlip {
  number: string;
  kind: SlipKind;
  tender: string;
  name: string;
  issuedAt: string;
}

export interface ServiceWindow {
  at: string;
  waiting: Waiting[];
  given: GivenSlip[];
}

/** Something to be corrected. */
export interface Item {
  field: string;
  text: string;
}

export interface HandedIn {
  at: string;
  tender: string;
  name: string;
  kind: Kind;
  region: string;
  agency: { name: string; creditCode: string };
  tenderee: { name: string; creditCode: string };
  project: {
    code: string;
    name: string;
    approval: string;
    fundSource: string;
    investment: string;
    stateFunded: boolean;
  } | null;
  lots: {
    lot: string;
    name: string;
    category: 'WORKS' | 'GOODS' | 'SERVICES' | null;
    estimate: string | null;
    minimumBids: number;
    transactionCode: string | null;
  }[];
  state: 'SUBMITTED' | 'CORRECTION' | 'REFUSED' | 'REGISTERED';
  submittedAt: string | null;
  dueAt: string | null;
  overdue: boolean;
  events: { kind: LimitEvent; days: number; ground: string; at: string }[];
  /** the first correction notice: a later one may name nothing else */
  told: { slip: string; items: Item[] } | null;
}

/** A slip with its signed bytes in base64. */
export interface Slip {
  number: string;
  kind: SlipKind;
  slip: string;
  issuedAt: string;
  logged: string;
  proof: string | null;
}

export type NewSlip =
  | { kind: 'ACCEPTED' }
  | { kind: 'CORRECTION'; items: Item[] }
  | { kind: 'REFUSED'; ground: Ground; text: string };

const REGISTRATION = '/api/tender-projects/{tender}/registration';

export const serviceWindow = (): Promise<ServiceWindow> => get('/api/centre/window');

export const handedIn = (tender: string): Promise<HandedIn> =>
  get('/api/centre/registrations/{tender}', { path: { tender } });

export const slipsOf = (tender: string): Promise<Slip[]> =>
  get(`${REGISTRATION}/slips`, { path: { tender } });

export const giveSlip = (tender: string, slip: NewSlip): Promise<Slip> =>
  send('POST', `${REGISTRATION}/slips`, { path: { tender } }, slip);

export const moveLimit = (
  tender: string,
  event: { kind: LimitEvent; days: number; ground: string },
): Promise<unknown> => send('POST', `${REGISTRATION}/events`, { path: { tender } }, event);
