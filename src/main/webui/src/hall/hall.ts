import { answer, api } from '../api/client';

/** What the platform says about an opening (org.sunseal.hall), and what follows from it. */

export type HallKind =
  | 'NOTICE'
  | 'SUSPENDED'
  | 'RESUMED'
  | 'TERMINATED'
  | 'DECIDED'
  | 'CLOSED'
  | 'PROVED'
  | 'RELEASED'
  | 'READ_OUT'
  | 'BID'
  | 'RECORDED'
  | 'SIGNED';

export interface Bidder {
  slot: string;
  organisation: string;
  creditCode: string;
}

/** One line of the read-out; what stands in the form is null unless the bid opened. */
export interface HallBid extends Bidder {
  result: 'opened' | 'bidder-fault' | 'platform-fault';
  fault: string | null;
  price: string | null;
  currency: string | null;
  durationDays: string | null;
  quality: string | null;
  bond: string | null;
  items: { label: string; value: string }[];
}

/** Something that became public, numbered from 1 without gaps, the same for everybody and for ever. */
export interface HallEvent {
  number: number;
  kind: HallKind;
  at: string;
  subject: string;
  closing: { count: number; enoughBids: boolean; bidders: Bidder[] } | null;
  bid: HallBid | null;
}

export interface HallTrustee {
  id: string;
  body: string;
}

export interface Hall {
  at: string;
  /** how long bidders may claim after the closing before keys are released */
  objectionSeconds: number;
  needed: number;
  trustees: HallTrustee[];
  events: HallEvent[];
}

/**
 * How far an opening is. `returned`: too few bids came, none is opened. Between two phases nothing has happened yet that anybody
 * could see.
 */
export type Phase = 'waiting' | 'closed' | 'releasing' | 'readOut' | 'recorded' | 'returned';

export interface HallState {
  phase: Phase;
  standing: 'running' | 'suspended' | 'terminated';
  /** undefined before the deadline, for everybody */
  count: number | undefined;
  bidders: Bidder[];
  /** ids of the trustees whose shares count */
  released: string[];
  /** in the order of the read-out */
  bids: HallBid[];
  closedAt: string | undefined;
  provedAt: string | undefined;
  readOutAt: string | undefined;
  recordedAt: string | undefined;
  /** who of the tender side signed the record */
  signedBy: string[];
  needed: number;
  trustees: HallTrustee[];
  /** until when bidders may claim at least, in milliseconds; each trustee counts by a clock of its own */
  claimsUntil: number | undefined;
  events: HallEvent[];
}

/** What the events say, taken together. */
export function hallState(hall: Hall): HallState {
  const { events } = hall;
  const first = (kind: HallKind) => events.find((event) => event.kind === kind);
  const all = (kind: HallKind) => events.filter((event) => event.kind === kind);
  const closing = first('CLOSED');
  return {
    phase: phase(events),
    standing: standing(events),
    count: closing?.closing?.count,
    bidders: closing?.closing?.bidders ?? [],
    released: all('RELEASED').map((event) => event.subject),
    bids: events.flatMap((event) => (event.bid === null ? [] : [event.bid])),
    closedAt: closing?.at,
    provedAt: first('PROVED')?.at,
    readOutAt: first('READ_OUT')?.at,
    recordedAt: first('RECORDED')?.at,
    signedBy: all('SIGNED').map((event) => event.subject),
    needed: hall.needed,
    trustees: hall.trustees,
    claimsUntil: closing && Date.parse(closing.at) + hall.objectionSeconds * 1000,
    events,
  };
}

function phase(events: readonly HallEvent[]): Phase {
  const happened = new Set(events.map((event) => event.kind));
  if (events.some((event) => event.closing?.enoughBids === false)) {
    return 'returned';
  }
  if (happened.has('RECORDED')) {
    return 'recorded';
  }
  if (happened.has('READ_OUT')) {
    return 'readOut';
  }
  if (happened.has('RELEASED')) {
    return 'releasing';
  }
  return happened.has('CLOSED') ? 'closed' : 'waiting';
}

function standing(events: readonly HallEvent[]): HallState['standing'] {
  const last = events.findLast((event) => ['SUSPENDED', 'RESUMED', 'TERMINATED'].includes(event.kind));
  if (last?.kind === 'TERMINATED') {
    return 'terminated';
  }
  return last?.kind === 'SUSPENDED' ? 'suspended' : 'running';
}

/** The number of the newest event. */
export const newest = (events: readonly HallEvent[]): number => events.at(-1)?.number ?? 0;

/**
 * The events with those that follow. What is there already is not taken twice, and what does not follow is not taken at all:
 * whoever misses something asks for it.
 */
export function follow(events: readonly HallEvent[], more: readonly HallEvent[]): HallEvent[] {
  const all = [...events];
  for (const event of more) {
    if (event.number === newest(all) + 1) {
      all.push(event);
    }
  }
  return all;
}

const part = encodeURIComponent;

/** Where a hall is told live. */
export function hallSocket(tender: string, lot: string, round: number, after: number): string {
  const scheme = window.location.protocol === 'https:' ? 'wss:' : 'ws:';
  return `${scheme}//${window.location.host}/api/public/halls/${part(tender)}/${part(lot)}/${round}/live?after=${after}`;
}

/** The hall with its events after that number. */
export const askHall = (tender: string, lot: string, round: number, after: number): Promise<Hall> =>
  answer(
    api.GET('/api/public/halls/{tender}/{lot}/{round}', {
      params: { path: { tender, lot, round }, query: { after } },
    }) as unknown as Promise<{ data?: Hall }>,
  );
