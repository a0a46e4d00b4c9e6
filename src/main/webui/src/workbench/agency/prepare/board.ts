import { DAY } from './time';
import type { Enquiry, Lot, Objection, Registration, TenderProject } from './server';

/** Where a card stands on the board, in the order of the process. */
export const columns = [
  'preparing',
  'window',
  'issuing',
  'held',
  'opening',
  'evaluating',
  'award',
  'over',
] as const;
export type Column = (typeof columns)[number];

const COLUMN_OF: Record<string, Column> = {
  ISSUING: 'issuing',
  PAUSED_OBJECTION: 'held',
  PAUSED_OBJECTION_RESULT: 'held',
  SUSPENDED: 'held',
  CLOSED: 'opening',
  OPENING: 'opening',
  READ_OUT: 'opening',
  OPENED: 'evaluating',
  QUALIFIED: 'evaluating',
  EVALUATING: 'evaluating',
  REEVALUATION: 'evaluating',
  EVALUATED: 'award',
  PUBLICITY: 'award',
  AWARDABLE: 'award',
  AWARDED: 'award',
  NOTICE_SENT: 'award',
  DECIDED: 'award',
  ANNOUNCED: 'award',
  CONTRACTED: 'over',
  CONTRACT_PUBLISHED: 'over',
  ACCEPTED: 'over',
  SETTLED: 'over',
  ARCHIVED: 'over',
  FAILED: 'over',
  TERMINATED: 'over',
};

/** Where the deadline is still to come: nothing here may tell whether anybody bids. */
const BEFORE_DEADLINE = new Set([
  'PLANNED',
  'INTENTION',
  'REGISTERED',
  'SCHEDULED',
  'ISSUING',
  'PAUSED_OBJECTION',
  'SUSPENDED',
]);

/** @param registered how far the project is at the centre's window; nothing where its kind asks for none */
export const columnOf = (stage: string, registered: Registration | null | undefined): Column =>
  COLUMN_OF[stage] ?? (registered?.state === 'SUBMITTED' ? 'window' : 'preparing');

export const isBeforeDeadline = (lot: Lot): boolean =>
  BEFORE_DEADLINE.has(lot.stage) && lot.rounds.every((round) => round.state === 'ANNOUNCED');

/** Whether questions and objections about its documents are worth asking for. */
export const isAnnounced = (lot: Lot): boolean => lot.version > 0 && isBeforeDeadline(lot);

export const deadlineOf = (lot: Lot): string | undefined =>
  lot.rounds.filter((round) => round.state === 'ANNOUNCED').at(-1)?.openAt ?? lot.booked?.openAt;

/** Something with a clock, and who has to act. */
export interface Due {
  what: 'question' | 'objection' | 'correct' | 'window' | 'publish' | 'deadline';
  at: string;
  overdue: boolean;
  tender: string;
  lot?: string;
  name: string;
}

export interface Known {
  projects: readonly TenderProject[];
  registrations: ReadonlyMap<string, Registration | null>;
  enquiries: ReadonlyMap<string, readonly Enquiry[]>;
  objections: ReadonlyMap<string, readonly Objection[]>;
  /** calendar days from the issue of the documents to the deadline, by kind and region of the lot */
  issueDays: ReadonlyMap<string, number>;
}

export const lotKey = (lot: { tender: string; lot: string }): string => `${lot.tender}/${lot.lot}`;

/** What is due, the most urgent first; what waits for others stands there, too, with who they are. */
export function dues(known: Known, now: number): Due[] {
  const found: Due[] = [];
  for (const project of known.projects) {
    const registration = known.registrations.get(project.id);
    if (registration?.state === 'CORRECTION' && registration.submittedAt) {
      found.push(ofProject('correct', registration.submittedAt, project, false));
    }
    if (registration?.state === 'SUBMITTED' && registration.dueAt) {
      found.push(ofProject('window', registration.dueAt, project, registration.overdue));
    }
    for (const lot of project.lots) {
      found.push(...ofLot(lot, known, now));
    }
  }
  return found.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function ofLot(lot: Lot, known: Known, now: number): Due[] {
  const found: Due[] = [];
  const of = (what: Due['what'], at: string, overdue = false) =>
    found.push({ what, at, overdue, tender: lot.tender, lot: lot.lot, name: lot.name });
  for (const enquiry of known.enquiries.get(lotKey(lot)) ?? []) {
    if (enquiry.answer === null && enquiry.dueAt !== null) {
      of('question', enquiry.dueAt, enquiry.overdue);
    }
  }
  for (const objection of known.objections.get(lotKey(lot)) ?? []) {
    if (objection.answer === null && !objection.late && objection.dueAt !== null) {
      of('objection', objection.dueAt, objection.overdue);
    }
  }
  if (lot.stage === 'SCHEDULED' && lot.booked) {
    const days = known.issueDays.get(`${lot.kind} ${lot.region}`) ?? 0;
    const latest = Date.parse(lot.booked.openAt) - days * DAY;
    of('publish', new Date(latest).toISOString(), now > latest);
  }
  const deadline = deadlineOf(lot);
  if (lot.version > 0 && deadline !== undefined && isBeforeDeadline(lot)) {
    of('deadline', deadline);
  }
  return found;
}

const ofProject = (what: Due['what'], at: string, project: TenderProject, overdue: boolean): Due => ({
  what,
  at,
  overdue,
  tender: project.id,
  name: project.name,
});
