import type { Period } from '../server';
import { DAY } from '../time';

/** The times a tender is planned by, as instants; empty while none is given. */
export interface TimePlan {
  issueAt: string;
  supplyUntil: string;
  openAt: string;
}

/** One bar of the plan and the zone the law draws into it, as instants in milliseconds. */
export interface Span {
  subject: string;
  from: number;
  to: number;
  /** what must at least pass, or where nothing may happen any more before the deadline */
  zone: { from: number; to: number };
  lawful: boolean;
  law: Period;
}

/** The bars whose ends are known, in the order of the process. */
export function spans(plan: TimePlan, periods: readonly Period[]): Span[] {
  const [issue, supply, open] = [plan.issueAt, plan.supplyUntil, plan.openAt].map((at) => Date.parse(at));
  if (issue === undefined || open === undefined || supply === undefined || Number.isNaN(issue)) {
    return [];
  }
  return inOrder(periods).flatMap((law): Span[] => {
    if (law.counting === 'BEFORE') {
      return Number.isNaN(open) ? [] : [beforeDeadline(law, issue, open)];
    }
    const to = { DOCUMENT_SUPPLY: supply, ISSUE_TO_DEADLINE: open }[law.subject];
    const earliest = law.earliest === null ? NaN : Date.parse(law.earliest);
    return to === undefined || Number.isNaN(to) || Number.isNaN(earliest)
      ? []
      : [
          {
            subject: law.subject,
            from: issue,
            to,
            zone: { from: issue, to: earliest },
            lawful: to >= earliest,
            law,
          },
        ];
  });
}

const ORDER = ['DOCUMENT_SUPPLY', 'ISSUE_TO_DEADLINE', 'ADDENDUM', 'OBJECTION'];

const inOrder = (periods: readonly Period[]): Period[] =>
  [...periods].sort((a, b) => ORDER.indexOf(a.subject) - ORDER.indexOf(b.subject));

/** What must come so many days before the deadline may come until the zone begins. */
function beforeDeadline(law: Period, issue: number, open: number): Span {
  const until = open - law.length * DAY;
  return {
    subject: law.subject,
    from: issue,
    to: Math.max(until, issue),
    zone: { from: Math.max(until, issue), to: open },
    lawful: until >= issue,
    law,
  };
}

/** The stretch of time the drawing shows, with a day of room at both ends. */
export function frame(drawn: readonly Span[], now: number): { from: number; to: number } {
  const ends = drawn.flatMap(({ from, to, zone }) => [from, to, zone.from, zone.to]);
  return { from: Math.min(now, ...ends) - DAY, to: Math.max(now, ...ends) + DAY };
}
