import { get } from '../../api/ask';

/** The trustees' answers as org.sunseal.supervision and org.sunseal.custody give them. */

export type Rule =
  | 'R1_TIME'
  | 'R2_CLOSE_WITNESSED'
  | 'R3_SLOTS_ALLOTTED_ONCE'
  | 'R4_NO_ORDER_AGAINST'
  | 'R5_ENOUGH_BIDS'
  | 'R6_OBJECTION_WINDOW'
  | 'R7_ADMITTED';

export interface Condition {
  rule: Rule;
  standing: 'MET' | 'WAITING' | 'BLOCKED' | 'BY_AGENT' | 'NOT_ASKED';
  at: string | null;
}

export interface Due {
  tender: string;
  lot: string;
  round: number;
  name: string;
  opensAt: string;
  state: 'ANNOUNCED' | 'CLOSED';
  allotted: boolean;
  conditions: Condition[];
  received: string[];
}

export interface Share {
  trustee: string;
  receivedAt: string;
  fault: string | null;
  opened: boolean;
}

export interface Released {
  tender: string;
  lot: string;
  round: number;
  name: string;
  state: 'OPENED' | 'RETURNED';
  closedAt: string;
  readOutAt: string | null;
  shares: Share[];
}

export interface Allotment {
  tender: string;
  lot: string;
  round: number;
  purpose: 'BID' | 'DRAW';
  number: number;
  proposedAt: string;
  allottedAt: string | null;
  signed: string[];
}

export interface Desk {
  at: string;
  threshold: number;
  trustees: { id: string; body: string }[];
  rounds: Due[];
  released: Released[];
  batches: { batch: string; keys: number; left: number; certifiedAt: string }[];
  allotments: Allotment[];
}

export interface Ceremony {
  batch: string;
  count: number;
  state: 'dealing' | 'certifying' | 'certified' | 'failed';
  failure: string;
  dealers: string[];
  dealt: string[];
  certified: string[];
  complained: string[];
}

export const custody = (): Promise<Desk> => get('/api/custody');

export const ceremonies = (): Promise<Ceremony[]> => get('/api/ceremonies');
