import type { Role } from '../../../api/session';
import type { Kind } from './steps';

/** What the tender side may do to a lot from the deadline on. */
export type Act =
  | 'signRecord'
  | 'requestDraw'
  | 'nameDelegates'
  | 'checkQualification'
  | 'seatCommittee'
  | 'orderReevaluation'
  | 'publishCandidates'
  | 'decide'
  | 'drawUpNotice'
  | 'signNotice'
  | 'announceResult'
  | 'recordContract'
  | 'publishContract'
  | 'acceptDelivery'
  | 'reportToRegulator'
  | 'archive'
  | 'retender';

interface Row {
  roles: readonly Role[];
  /** by kind, where the kinds differ; a kind that is not named knows no such act */
  stages: readonly string[] | Partial<Record<Kind, readonly string[]>>;
}

const SIDE: readonly Role[] = ['agency', 'tenderee'];
/** Everything a lot can be at from the read-out on, while its record stands. */
const SINCE_OPENED = [
  'OPENED',
  'QUALIFIED',
  'EVALUATING',
  'REEVALUATION',
  'EVALUATED',
  'PUBLICITY',
  'PAUSED_OBJECTION_RESULT',
  'AWARDABLE',
  'AWARDED',
  'NOTICE_SENT',
  'DECIDED',
  'ANNOUNCED',
  'CONTRACTED',
  'CONTRACT_PUBLISHED',
  'ACCEPTED',
  'SETTLED',
];
const SINCE_AWARD = SINCE_OPENED.slice(SINCE_OPENED.indexOf('AWARDED'));
const TO_DRAW = ['CLOSED', 'OPENING', 'READ_OUT', 'OPENED', 'QUALIFIED', 'EVALUATING', 'REEVALUATION'];

/** Who may do what at which stage: trade/*-stages.csv and the roles of the platform's own resources. It decides by itself. */
const ACTS: Record<Act, Row> = {
  signRecord: { roles: SIDE, stages: SINCE_OPENED },
  requestDraw: { roles: ['agency'], stages: { ENGINEERING: TO_DRAW, PROCUREMENT: TO_DRAW } },
  nameDelegates: { roles: ['tenderee'], stages: { ENGINEERING: TO_DRAW, PROCUREMENT: TO_DRAW } },
  checkQualification: { roles: SIDE, stages: { PROCUREMENT: ['OPENED'] } },
  seatCommittee: {
    roles: ['agency'],
    stages: {
      ENGINEERING: ['OPENED', 'EVALUATING'],
      PROCUREMENT: ['QUALIFIED', 'EVALUATING', 'REEVALUATION'],
    },
  },
  orderReevaluation: {
    roles: SIDE,
    stages: { ENGINEERING: ['EVALUATED', 'PUBLICITY'], PROCUREMENT: ['EVALUATED', 'DECIDED', 'ANNOUNCED'] },
  },
  publishCandidates: { roles: SIDE, stages: { ENGINEERING: ['EVALUATED'] } },
  decide: {
    roles: ['tenderee'],
    stages: {
      ENGINEERING: ['PUBLICITY', 'AWARDABLE', 'AWARDED', 'NOTICE_SENT', 'ANNOUNCED'],
      PROCUREMENT: ['EVALUATED', 'DECIDED', 'ANNOUNCED'],
    },
  },
  drawUpNotice: { roles: SIDE, stages: { ENGINEERING: ['AWARDED'], PROCUREMENT: ['DECIDED'] } },
  signNotice: { roles: ['tenderee'], stages: { ENGINEERING: ['AWARDED'], PROCUREMENT: ['DECIDED'] } },
  announceResult: { roles: SIDE, stages: { ENGINEERING: ['NOTICE_SENT'], PROCUREMENT: ['DECIDED'] } },
  recordContract: { roles: SIDE, stages: ['ANNOUNCED'] },
  publishContract: { roles: SIDE, stages: { PROCUREMENT: ['CONTRACTED'] } },
  acceptDelivery: { roles: ['tenderee'], stages: { PROCUREMENT: ['CONTRACT_PUBLISHED'] } },
  reportToRegulator: { roles: SIDE, stages: { ENGINEERING: SINCE_AWARD } },
  archive: {
    roles: ['agency'],
    stages: { ENGINEERING: ['SETTLED'], PROCUREMENT: ['ACCEPTED'], OTHER: ['OPENED'] },
  },
  retender: { roles: SIDE, stages: ['FAILED'] },
};

/** Why somebody may not do something now: another kind's act, another role's, or not its time. */
export type Hindrance = 'kind' | 'role' | 'stage';

/** What stands in the way of an act; nothing where it may be done. The platform judges by itself. */
export function hindrance(
  act: Act,
  lot: { kind: Kind; stage: string },
  held: readonly Role[],
): Hindrance | undefined {
  const { roles, stages } = ACTS[act];
  const at = Array.isArray(stages) ? (stages as readonly string[]) : ofKind(stages, lot.kind);
  if (!at) {
    return 'kind';
  }
  if (!at.includes(lot.stage)) {
    return 'stage';
  }
  return roles.some((role) => held.includes(role)) ? undefined : 'role';
}

/** Whose act it is. */
export const rolesOf = (act: Act): readonly Role[] => ACTS[act].roles;

function ofKind(stages: Row['stages'], kind: Kind): readonly string[] | undefined {
  return (stages as Partial<Record<Kind, readonly string[]>>)[kind];
}
