import type { Evaluation } from './evaluation/evaluationApi';
import type { Draw } from './panel/panelApi';
import type { Award, Limit, PaperKind } from './result/awardApi';
import type { ConductPage } from './paths';

export type Kind = 'ENGINEERING' | 'PROCUREMENT' | 'OTHER';

/** Whoever a lot may wait for. */
export type Who =
  | 'agency'
  | 'tenderee'
  | 'tenderSide'
  | 'bidders'
  | 'trustees'
  | 'regulator'
  | 'experts'
  | 'committee'
  | 'platform'
  | 'nobody';

/** What is known of a lot when one asks what comes next. */
export interface Facts {
  stage: string;
  kind: Kind;
  /** until when bids are taken */
  bidsUntil: string | null;
  draws: readonly Draw[];
  delegatesNamed: number;
  evaluation: Evaluation | null;
  award: Award | null;
  /** objections that wait for their answer, by when it is due */
  unanswered: readonly { dueAt: string | null }[];
  /** what a rule's code regulates, as trade.Subject names it */
  subjectOf: (rule: string) => string | undefined;
}

/** The one next step of a lot. */
export interface Step {
  name: StepName;
  who: Who;
  until?: string;
  /** where it is done or watched */
  page?: ConductPage | 'prepare' | 'objections';
}

export type StepName =
  | 'prepare'
  | 'awaitDeadline'
  | 'answerObjection'
  | 'keys'
  | 'record'
  | 'checkQualification'
  | 'requestDraw'
  | 'drawKey'
  | 'countersign'
  | 'drawOpens'
  | 'invitations'
  | 'drawAgain'
  | 'nameDelegates'
  | 'seat'
  | 'evaluate'
  | 'signReport'
  | 'publishCandidates'
  | 'publicity'
  | 'decide'
  | 'drawUpNotice'
  | 'signNotice'
  | 'announceResult'
  | 'contract'
  | 'publishContract'
  | 'acceptDelivery'
  | 'settle'
  | 'reportToRegulator'
  | 'archive'
  | 'done'
  | 'retender'
  | 'suspended'
  | 'terminated';

const BEFORE = new Set(['PLANNED', 'INTENTION', 'REGISTERED', 'SCHEDULED']);

/** What comes next, who is awaited, and until when; as the tables of the kinds have it (domain 3.2, 3.5). */
export function nextStep(lot: Facts): Step {
  const limit = (subject: string) => openLimit(lot, subject)?.dueAt;
  if (BEFORE.has(lot.stage)) {
    return { name: 'prepare', who: 'agency', page: 'prepare' };
  }
  switch (lot.stage) {
    case 'ISSUING':
      return { name: 'awaitDeadline', who: 'bidders', until: lot.bidsUntil ?? undefined, page: 'opening' };
    case 'PAUSED_OBJECTION':
    case 'PAUSED_OBJECTION_RESULT':
      return { name: 'answerObjection', who: 'tenderSide', until: firstDue(lot), page: 'objections' };
    case 'CLOSED':
    case 'OPENING':
      return { name: 'keys', who: 'trustees', page: 'opening' };
    case 'READ_OUT':
      return { name: 'record', who: 'platform', page: 'opening' };
    case 'OPENED':
      return opened(lot);
    case 'QUALIFIED':
      return committee(lot);
    case 'EVALUATING':
    case 'REEVALUATION':
      return evaluating(lot);
    case 'EVALUATED':
      return lot.kind === 'PROCUREMENT'
        ? { name: 'decide', who: 'tenderee', until: limit('DECISION'), page: 'result' }
        : { name: 'publishCandidates', who: 'tenderSide', until: limit('CANDIDATES_START'), page: 'result' };
    case 'PUBLICITY':
      return lot.unanswered.length > 0
        ? { name: 'answerObjection', who: 'tenderSide', until: firstDue(lot), page: 'objections' }
        : { name: 'publicity', who: 'bidders', until: limit('CANDIDATES_PUBLICITY'), page: 'result' };
    case 'AWARDABLE':
      return { name: 'decide', who: 'tenderee', page: 'result' };
    case 'AWARDED':
      return notice(lot) ?? { name: 'signNotice', who: 'tenderee', page: 'result' };
    case 'NOTICE_SENT':
      return { name: 'announceResult', who: 'tenderSide', until: limit('ANNOUNCEMENT'), page: 'result' };
    case 'DECIDED':
      return (
        notice(lot) ?? {
          name: 'announceResult',
          who: 'tenderSide',
          until: limit('ANNOUNCEMENT'),
          page: 'result',
        }
      );
    case 'ANNOUNCED':
      return { name: 'contract', who: 'tenderSide', until: limit('CONTRACT'), page: 'result' };
    case 'CONTRACTED':
      return lot.kind === 'PROCUREMENT'
        ? { name: 'publishContract', who: 'tenderSide', until: limit('CONTRACT_PUBLICATION'), page: 'result' }
        : { name: 'settle', who: 'platform', until: limit('BOND_REFUND'), page: 'result' };
    case 'CONTRACT_PUBLISHED':
      return { name: 'acceptDelivery', who: 'tenderee', page: 'result' };
    case 'SETTLED':
    case 'ACCEPTED':
      return openLimit(lot, 'REPORT_TO_REGULATOR')
        ? {
            name: 'reportToRegulator',
            who: 'tenderSide',
            until: limit('REPORT_TO_REGULATOR'),
            page: 'result',
          }
        : { name: 'archive', who: 'agency', page: 'archive' };
    case 'FAILED':
      return { name: 'retender', who: 'tenderSide', page: 'result' };
    case 'SUSPENDED':
      return { name: 'suspended', who: 'regulator' };
    case 'TERMINATED':
      return { name: 'terminated', who: 'nobody' };
    default:
      return { name: 'done', who: 'nobody', page: 'archive' };
  }
}

/** Procurement asks the tenderee first who qualifies (O87 44); other trade ends with its opening. */
function opened(lot: Facts): Step {
  switch (lot.kind) {
    case 'PROCUREMENT':
      return { name: 'checkQualification', who: 'tenderSide', page: 'evaluation' };
    case 'OTHER':
      return { name: 'archive', who: 'agency', page: 'archive' };
    default:
      return committee(lot);
  }
}

/** The draws of the committee that judges now, the oldest first. */
export const standing = (draws: readonly Draw[]): readonly Draw[] => draws.filter((draw) => !draw.dissolved);

/** How many seats nobody is left to take, once a draw is settled. */
export function emptySeats(draw: Draw): number {
  const [, seats] = /^SHORT_(\d+)$/.exec(draw.outcome ?? '') ?? [];
  return Number(seats ?? 0);
}

/** Whether another draw may be asked for: the first, or one for the seats the last left empty. */
export function mayDraw(draws: readonly Draw[]): boolean {
  const newest = standing(draws).at(-1);
  return newest === undefined || (newest.state === 'SETTLED' && emptySeats(newest) > 0);
}

const OF_DRAW = {
  REQUESTED: { name: 'drawKey', who: 'trustees' },
  AWAITING_REGULATOR: { name: 'countersign', who: 'regulator' },
  ANNOUNCED: { name: 'drawOpens', who: 'trustees' },
  DRAWN: { name: 'invitations', who: 'experts' },
} as const;

/** From the request for experts to the seats; also before a lot is evaluated anew by others. */
export function committee({ draws, delegatesNamed }: Pick<Facts, 'draws' | 'delegatesNamed'>): Step {
  const newest = standing(draws).at(-1);
  if (newest === undefined) {
    return { name: 'requestDraw', who: 'agency', page: 'panel' };
  }
  if (newest.state !== 'SETTLED') {
    return { ...OF_DRAW[newest.state], page: 'panel' };
  }
  if (emptySeats(newest) > 0) {
    return { name: 'drawAgain', who: 'agency', page: 'panel' };
  }
  if (newest.delegates > delegatesNamed) {
    return { name: 'nameDelegates', who: 'tenderee', page: 'panel' };
  }
  return { name: 'seat', who: 'agency', until: newest.evaluationAt, page: 'evaluation' };
}

/** A report that fell leaves its sitting behind: the next one has to be seated. */
function evaluating(lot: Facts): Step {
  const { evaluation } = lot;
  if (!evaluation || evaluation.phase === 'DONE' || evaluation.phase === 'VOID') {
    return committee(lot);
  }
  return evaluation.phase === 'REPORT'
    ? { name: 'signReport', who: 'committee', until: evaluation.dueAt ?? undefined, page: 'evaluation' }
    : { name: 'evaluate', who: 'committee', page: 'evaluation' };
}

/** What is missing of the award notice on the decision in force; nothing once it is signed. */
export function notice({ award }: Pick<Facts, 'award'>): Step | undefined {
  const drawn = sinceDecision(award, 'NOTICE_PDF');
  if (!drawn) {
    return { name: 'drawUpNotice', who: 'tenderSide', page: 'result' };
  }
  return sinceDecision(award, 'SIGNED_NOTICE_PDF')
    ? undefined
    : { name: 'signNotice', who: 'tenderee', page: 'result' };
}

/** The newest paper of that kind that follows the newest decision. */
export function sinceDecision(award: Award | null, kind: PaperKind) {
  const papers = award?.papers ?? [];
  const decided = papers.findLast((paper) => paper.kind === 'DECISION')?.number ?? Infinity;
  return papers.findLast((paper) => paper.kind === kind && paper.number > decided);
}

function openLimit({ award, subjectOf }: Facts, subject: string): Limit | undefined {
  return award?.limits.findLast((limit) => limit.metAt === null && subjectOf(limit.rule) === subject);
}

function firstDue({ unanswered }: Facts): string | undefined {
  return unanswered
    .map(({ dueAt }) => dueAt)
    .filter((dueAt) => dueAt !== null)
    .sort()[0];
}
