import { get } from '../../api/ask';

/** What takes place in the house, as org.sunseal.supervision tells it; nothing of bids, nobody of a committee. */

export type EntryKind = 'BOOKED' | 'OPENING' | 'EVALUATION' | 'PUBLICITY_END';

export interface Entry {
  kind: EntryKind;
  at: string;
  tender: string;
  lot: string;
  round: number | null;
  name: string;
  stage: string;
  /** missing where it takes place on-line alone, or nowhere */
  place: string | null;
  begunAt: string | null;
  doneAt: string | null;
  held: boolean;
}

export interface Days {
  at: string;
  from: string;
  until: string;
  entries: Entry[];
}

/** So many days from that one on, today if none is named. */
export const daysFrom = (from: string | undefined, days: number) =>
  get<Days>('/api/centre/calendar', { query: { from, days } });
