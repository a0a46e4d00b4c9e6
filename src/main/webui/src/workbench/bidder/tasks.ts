import type { LotPage, RoundShown } from '../../portal/publicApi';
import type { Certificate, Enquiry, Explanation, Objection, Organisation, OwnBid } from './bidderApi';

/** Everything a bidder's tasks in a lot follow from. */
export interface Standing {
  page: LotPage;
  organisation: Organisation | null;
  certificates: readonly Certificate[];
  /** of the round that leads now, oldest first */
  bids: readonly OwnBid[];
  /** of rounds before, whose receipts stay good */
  earlier: readonly OwnBid[];
  enquiries: readonly Enquiry[];
  objections: readonly Objection[];
  explanation: Explanation | null;
  /** names of the documents fetched in this browser */
  fetched: readonly string[];
  /** whether a letter says that the bidder has won */
  won: boolean;
}

export type TaskName =
  'company' | 'documents' | 'questions' | 'bid' | 'opening' | 'explain' | 'result' | 'award' | 'objections';

/** The states of ux 4.3, and `none` for what does not concern the bidder now. */
export type TaskState = 'notStarted' | 'inProgress' | 'waiting' | 'done' | 'problem' | 'none';

export interface Task {
  name: TaskName;
  state: TaskState;
  /** what to say about it, a key of the texts */
  why: string;
  /** until when, from when or since when; the text says which */
  at?: string;
}

const DAY = 86_400_000;
/** A certificate that ends within this time is worth a warning, in milliseconds. */
export const CERTIFICATE_WARNING = 30 * DAY;

/** Stages in which nothing goes on until somebody else decides. */
const HELD = ['PAUSED_OBJECTION', 'PAUSED_OBJECTION_RESULT', 'SUSPENDED'];
const OVER = ['FAILED', 'TERMINATED'];
const CONTRACTED = ['CONTRACTED', 'CONTRACT_PUBLISHED', 'SETTLED', 'ARCHIVED'];

/** The round bids are handed in for now, or else the last one of this tendering. */
export function currentRound(page: LotPage): RoundShown | undefined {
  const own = page.rounds.filter((round) => round.tendering === page.tendering);
  return own.find((round) => round.state === 'ANNOUNCED') ?? own.at(-1);
}

export const isHeld = (page: LotPage): boolean => HELD.includes(page.lot.stage);

/** Whether it is the time for bids and questions that stands still. */
const isHeldInBidding = (page: LotPage): boolean =>
  page.lot.stage === 'PAUSED_OBJECTION' || (isHeld(page) && page.stoppedAt === 'ISSUING');

/** Whether the contract is signed: nothing is left to the winner. */
export const isContracted = (page: LotPage): boolean => CONTRACTED.includes(page.lot.stage);

export const isOver = (page: LotPage): boolean => OVER.includes(page.lot.stage);

/** Whether bids are taken at that time, as far as the page knows. */
export function takesBids(page: LotPage, now: number): boolean {
  const round = currentRound(page);
  return (
    page.lot.stage === 'ISSUING' &&
    round !== undefined &&
    round.state === 'ANNOUNCED' &&
    now < new Date(round.bidsUntil).getTime()
  );
}

/** The bid that counts. */
export const standingBid = (bids: readonly OwnBid[]): OwnBid | undefined =>
  bids.find((bid) => bid.standing === 'STANDING');

/** The tasks of a lot in their order, each with its state. It shows what the platform knows and decides nothing. */
export function tasksOf(own: Standing, now: number): Task[] {
  return [
    company(own, now),
    documents(own, now),
    questions(own, now),
    bid(own, now),
    opening(own),
    ...explain(own, now),
    result(own, now),
    ...award(own),
    objectionTask(own),
  ];
}

/** What comes first in a task list's order of states, and what is left for later. */
const URGENCY: readonly TaskState[] = ['problem', 'inProgress', 'notStarted', 'waiting'];

/** The one thing to do next; undefined where there is nothing but to look on. */
export function nextStep(tasks: readonly Task[]): Task | undefined {
  return URGENCY.map((state) => tasks.find((task) => task.state === state)).find(
    (task) => task !== undefined,
  );
}

function company({ organisation, certificates }: Standing, now: number): Task {
  const name = 'company';
  const last = certificates
    .map(({ notAfter }) => notAfter)
    .sort()
    .at(-1);
  if (!organisation) {
    return { name, state: 'problem', why: 'company.noOrganisation' };
  }
  if (last === undefined) {
    return { name, state: 'problem', why: 'company.noCertificate' };
  }
  const left = new Date(last).getTime() - now;
  if (left <= 0) {
    return { name, state: 'problem', why: 'company.expired', at: last };
  }
  return {
    name,
    state: 'done',
    why: left < CERTIFICATE_WARNING ? 'company.endsSoon' : 'company.ready',
    at: last,
  };
}

function documents({ page, fetched }: Standing, now: number): Task {
  const name = 'documents';
  const missing = page.documents.filter((document) => !fetched.includes(document.name));
  if (page.documents.length === 0) {
    return { name, state: 'none', why: 'documents.none' };
  }
  if (missing.length === 0) {
    return { name, state: 'done', why: 'documents.fetched' };
  }
  if (!takesBids(page, now) && !isHeldInBidding(page)) {
    return { name, state: 'none', why: 'documents.over' };
  }
  return missing.length === page.documents.length
    ? { name, state: 'notStarted', why: 'documents.notFetched' }
    : { name, state: 'inProgress', why: 'documents.more' };
}

function questions({ page, enquiries }: Standing, now: number): Task {
  const name = 'questions';
  const mine = enquiries.filter((each) => each.mine);
  const open = mine.find((each) => each.answer === null);
  if (open) {
    return {
      name,
      state: 'waiting',
      why: open.overdue ? 'questions.overdue' : open.dueAt === null ? 'questions.noLimit' : 'questions.asked',
      at: open.dueAt ?? undefined,
    };
  }
  if (mine.length > 0) {
    return { name, state: 'done', why: 'questions.answered' };
  }
  if (isHeldInBidding(page)) {
    return { name, state: 'waiting', why: 'questions.held' };
  }
  return takesBids(page, now)
    ? { name, state: 'none', why: 'questions.may', at: currentRound(page)?.opensAt }
    : { name, state: 'none', why: 'questions.over' };
}

function bid({ page, bids }: Standing, now: number): Task {
  const name = 'bid';
  const standing = standingBid(bids);
  const until = currentRound(page)?.bidsUntil;
  if (standing) {
    return standing.answersNewestNotice || !takesBids(page, now)
      ? { name, state: 'done', why: 'bid.handedIn', at: standing.received }
      : { name, state: 'problem', why: 'bid.addendum', at: until };
  }
  if (isHeldInBidding(page)) {
    return { name, state: 'waiting', why: 'bid.held' };
  }
  if (takesBids(page, now)) {
    return { name, state: 'notStarted', why: bids.length > 0 ? 'bid.withdrawn' : 'bid.due', at: until };
  }
  return { name, state: 'none', why: 'bid.none' };
}

function opening({ page }: Standing): Task {
  const name = 'opening';
  const round = currentRound(page);
  if (round === undefined || (isOver(page) && round.state === 'ANNOUNCED')) {
    return { name, state: 'none', why: 'opening.none' };
  }
  switch (round.state) {
    case 'ANNOUNCED':
      if (isHeld(page)) {
        return { name, state: 'waiting', why: 'opening.held' };
      }
      return { name, state: 'notStarted', why: 'opening.from', at: round.opensAt };
    case 'CLOSED':
      return { name, state: 'waiting', why: 'opening.trustees', at: round.closedAt ?? undefined };
    case 'OPENED':
      return round.recordedAt === null
        ? { name, state: 'inProgress', why: 'opening.readOut', at: round.readOutAt ?? undefined }
        : { name, state: 'done', why: 'opening.recorded', at: round.recordedAt };
    case 'RETURNED':
      return { name, state: 'done', why: 'opening.returned' };
  }
}

/** Only whom the committee asks has this task. */
function explain({ explanation }: Standing, now: number): Task[] {
  const name = 'explain';
  if (!explanation?.asked) {
    return [];
  }
  const at = explanation.until ?? undefined;
  if (explanation.text !== null) {
    return [{ name, state: 'done', why: 'explain.done' }];
  }
  return at !== undefined && now >= new Date(at).getTime()
    ? [{ name, state: 'problem', why: 'explain.over', at }]
    : [{ name, state: 'inProgress', why: 'explain.due', at }];
}

function result({ page }: Standing, now: number): Task {
  const name = 'result';
  const announced = page.outcome.filter((each) => each.current).at(-1);
  if (announced && announced.subject !== 'candidates') {
    return { name, state: 'done', why: 'result.announced', at: announced.publishedAt };
  }
  if (isOver(page)) {
    return { name, state: 'done', why: 'result.ended' };
  }
  if (announced) {
    const open = announced.until !== null && now < new Date(announced.until).getTime();
    return open
      ? { name, state: 'inProgress', why: 'result.candidates', at: announced.until ?? undefined }
      : { name, state: 'waiting', why: 'result.tenderee' };
  }
  const opened = currentRound(page)?.recordedAt != null;
  return opened
    ? { name, state: 'waiting', why: 'result.committee' }
    : { name, state: 'none', why: 'result.later' };
}

function award({ page, won }: Standing): Task[] {
  const name = 'award';
  if (!won) {
    return [];
  }
  return isContracted(page)
    ? [{ name, state: 'done', why: 'award.contracted' }]
    : [{ name, state: 'inProgress', why: 'award.won' }];
}

function objectionTask({ objections }: Standing): Task {
  const name = 'objections';
  const mine = objections.filter((each) => each.mine);
  const open = mine.find((each) => each.answer === null);
  if (open) {
    return {
      name,
      state: 'waiting',
      why: objectionWhy(open),
      at: open.late ? undefined : (open.dueAt ?? undefined),
    };
  }
  return mine.length > 0
    ? { name, state: 'done', why: 'objections.answered' }
    : { name, state: 'none', why: 'objections.may' };
}

function objectionWhy({ late, overdue, dueAt }: Objection): string {
  if (late || overdue) {
    return late ? 'objections.late' : 'objections.overdue';
  }
  return dueAt === null ? 'objections.noLimit' : 'objections.filed';
}
