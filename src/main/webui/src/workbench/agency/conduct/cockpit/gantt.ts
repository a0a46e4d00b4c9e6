import type { LotPage } from '../../../../portal/publicApi';
import type { Archive } from '../archive/archiveApi';
import type { Draw } from '../panel/panelApi';
import type { Award, Limit } from '../result/awardApi';
import type { Rule } from '../rulesApi';
import { standing } from '../steps';

/** A stretch of time in milliseconds; `to` is missing while it goes on. */
export interface Stretch {
  from: number;
  to?: number;
}

/** One row of the chart. */
export interface Bar {
  /** what it is: a name of our own, or a rule's subject */
  what: string;
  /** as it was set, or as the law wants it done by */
  planned?: Stretch;
  /** what has to be kept by law: at least so long, or by then at the latest */
  legal?: { from: number; to: number; least: boolean; citation: string };
  /** as it was */
  real?: Stretch;
  /** since when it stands still */
  heldAt?: number;
  /** deadlines it had before, as notices moved it */
  moved: number;
}

/** How something lies to its plan. */
export type Verdict =
  | { kind: 'onTime' }
  | { kind: 'late'; by: number }
  | { kind: 'runs'; left: number }
  | { kind: 'runsLate'; by: number }
  | { kind: 'held'; since: number }
  | { kind: 'coming'; from: number }
  | { kind: 'none' };

interface Known {
  page: LotPage;
  draws: readonly Draw[];
  award: Award | null;
  archive: Archive | null;
  rules: readonly Rule[];
  now: number;
}

const DAY = 86_400_000;
/** Beijing is eight hours ahead, all year. */
const EAST = 8 * 3_600_000;

const at = (instant: string): number => new Date(instant).getTime();

/**
 * The earliest lawful deadline for bids: the documents' first day is not counted, and the deadline may fall on the last one at the same
 * time of day, as trade.TimeLimit counts what runs until a deadline.
 */
export const earliestDeadline = (issued: number, days: number): number => issued + days * DAY;

/** The rows of the chart, in the order in which things begin. What is not public before the deadline is in none of them. */
export function bars({ page, draws, award, archive, rules, now }: Known): Bar[] {
  const rows = [bids(page, rules, now), ...openings(page, now), ...evaluation(page, draws, award, now)];
  const subject = new Map(rules.map(({ code, subject: of }) => [code, of]));
  rows.push(
    ...(award?.limits ?? []).map((limit) => ofLimit(limit, subject.get(limit.rule) ?? limit.rule, now)),
  );
  if (archive) {
    rows.push({
      what: 'filed',
      real: { from: at(archive.archivedAt), to: at(archive.archivedAt) },
      moved: 0,
    });
  }
  return rows.sort((a, b) => start(a) - start(b));
}

const start = ({ planned, real }: Bar): number => Math.min(planned?.from ?? Infinity, real?.from ?? Infinity);

/** From the notice to the deadline of the tendering that runs. */
function bids(page: LotPage, rules: readonly Rule[], now: number): Bar {
  const round = page.rounds.find(({ tendering }) => tendering === page.tendering);
  const began = at(page.line.find(({ stage }) => stage === 'ISSUING')?.at ?? page.lot.publishedAt);
  const rule = rules.find(
    ({ subject, unit, days }) => subject === 'ISSUE_TO_DEADLINE' && unit === 'DAY' && days === 'CALENDAR',
  );
  // the page knows the supply of the newest terms only; an addendum begins one of its own
  const first = page.notices.filter(({ inChain }) => inChain).length === 1 ? page.supply : null;
  const issued = first ? Math.max(began, at(first.from)) : began;
  const closed = round?.closedAt ?? undefined;
  return {
    what: 'bids',
    planned: round && { from: began, to: at(round.bidsUntil) },
    legal: rule && {
      from: issued,
      to: earliestDeadline(issued, rule.value),
      least: rule.sense === 'AT_LEAST',
      citation: rule.citation,
    },
    real: { from: began, to: closed === undefined ? undefined : Math.min(at(closed), now) },
    heldAt: closed === undefined && page.stoppedAt !== null ? suspendedAt(page) : undefined,
    moved: page.notices.filter(({ inChain, changes }) => inChain && changes.some(movesOpening)).length,
  };
}

function suspendedAt({ orders }: LotPage): number | undefined {
  const order = orders.findLast(({ kind }) => kind === 'SUSPEND');
  return order && at(order.recordedAt);
}

const movesOpening = ({ field }: { field: string }): boolean => /\.openAt$/.test(field);

function openings(page: LotPage, now: number): Bar[] {
  return page.rounds
    .filter(({ tendering }) => tendering === page.tendering)
    .map((round) => {
      const planned = at(round.opensAt);
      const begun = round.closedAt === null ? undefined : at(round.closedAt);
      const done = round.recordedAt ?? (round.state === 'RETURNED' ? round.closedAt : null);
      return {
        what: 'opening',
        planned: { from: planned, to: planned },
        real:
          begun === undefined
            ? undefined
            : { from: begun, to: done === null ? undefined : Math.min(at(done), now) },
        moved: 0,
      };
    });
}

/** From the hour the committee was called to, or the record, to the report in the tenderee's hands. */
function evaluation(page: LotPage, draws: readonly Draw[], award: Award | null, now: number): Bar[] {
  const called = standing(draws).at(-1);
  const received = award ? at(award.receivedAt) : undefined;
  if (!called && received === undefined) {
    return [];
  }
  const planned = called ? at(called.evaluationAt) : undefined;
  const begun = planned === undefined ? received : Math.min(planned, received ?? planned);
  const works = page.lot.stage === 'EVALUATING' || page.lot.stage === 'REEVALUATION';
  return [
    {
      what: 'evaluation',
      planned: planned === undefined ? undefined : { from: planned, to: planned },
      real:
        begun !== undefined && (received !== undefined || (works && begun <= now))
          ? { from: begun, to: works ? undefined : received }
          : undefined,
      moved: 0,
    },
  ];
}

function ofLimit(limit: Limit, what: string, now: number): Bar {
  const from = at(limit.beganAt);
  const due = at(limit.dueAt);
  return {
    what,
    planned: { from, to: due },
    legal: { from, to: due, least: limit.period, citation: limit.citation },
    real: { from, to: limit.metAt === null ? undefined : Math.min(at(limit.metAt), now) },
    heldAt: limit.heldAt === null ? undefined : at(limit.heldAt),
    moved: 0,
  };
}

/**
 * How a row lies to its plan, in whole days begun. A period that must last is never late; an opening is late when it began more
 * than a day after its hour.
 */
export function verdict({ planned, legal, real, heldAt }: Bar, now: number): Verdict {
  if (!planned) {
    return { kind: 'none' };
  }
  const due = planned.to ?? planned.from;
  if (!real) {
    return planned.from > now
      ? { kind: 'coming', from: planned.from }
      : { kind: 'runsLate', by: days(now - due) };
  }
  const point = planned.from === planned.to;
  if (real.to === undefined && heldAt !== undefined) {
    return { kind: 'held', since: heldAt };
  }
  const end = point ? real.from : (real.to ?? now);
  const late = end - due;
  if (real.to === undefined && !point) {
    return late > 0 && !legal?.least
      ? { kind: 'runsLate', by: days(late) }
      : { kind: 'runs', left: days(-late) };
  }
  return late > (point ? DAY : 1000) && !legal?.least ? { kind: 'late', by: days(late) } : { kind: 'onTime' };
}

const days = (span: number): number => Math.max(0, Math.ceil(span / DAY));

/** The time the chart shows: from the first begin to the last end, or today, with a little air. */
export function frame(rows: readonly Bar[], now: number): { from: number; to: number } {
  const points = rows.flatMap(({ planned, legal, real }) => [
    planned?.from,
    planned?.to,
    legal?.to,
    real?.from,
    real?.to,
  ]);
  const all = [...points.filter((point) => point !== undefined), now];
  const from = Math.min(...all);
  const to = Math.max(...all);
  const air = Math.max(DAY, (to - from) * 0.02);
  return { from: from - air, to: to + air };
}

/** First days of months, or of weeks in a short chart: where its lines stand. */
export function ticks({ from, to }: { from: number; to: number }): number[] {
  const found: number[] = [];
  const short = to - from < 70 * DAY;
  for (let day = Math.ceil((from + EAST) / DAY); day * DAY - EAST < to; day++) {
    const date = new Date(day * DAY);
    if (short ? date.getUTCDay() === 1 : date.getUTCDate() === 1) {
      found.push(day * DAY - EAST);
    }
  }
  const every = Math.ceil(found.length / 8);
  return found.filter((_, i) => i % every === 0);
}

/** The chart in words: how many rows are late, and by how many days at most. */
export function finding(rows: readonly Bar[], now: number): { late: number; most: number } {
  const late = rows
    .map((row) => verdict(row, now))
    .flatMap((each) => (each.kind === 'late' || each.kind === 'runsLate' ? [each.by] : []));
  return { late: late.length, most: Math.max(0, ...late) };
}
