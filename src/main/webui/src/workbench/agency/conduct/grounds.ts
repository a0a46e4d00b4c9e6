import type { Kind } from './steps';

/** The grounds the law lists, as evaluation/*-grounds.csv and award/grounds.csv have them; the platform takes no others. */

type ByKind = Partial<Record<Kind, readonly string[]>>;

/** On which a bid is rejected (TBR 51; O87 63). */
export const REJECTION: ByKind = {
  ENGINEERING: [
    'unsigned',
    'no-joint-agreement',
    'unqualified',
    'two-bids',
    'below-cost',
    'over-ceiling',
    'unresponsive',
    'unlawful',
  ],
  PROCUREMENT: [
    'unqualified',
    'no-bond',
    'unsigned',
    'over-ceiling',
    'conditions',
    'otherwise-invalid',
    'low-price',
    'collusion',
  ],
};

/** On which a signed report falls (OP1117 5; O87 64, 67). */
export const REEVALUATION: ByKind = {
  ENGINEERING: [
    'wrong-sum',
    'mark-out-of-range',
    'objective-marks-differ',
    'criteria-not-followed',
    'unlawful-committee',
    'unlawful-influence',
  ],
  PROCUREMENT: [
    'wrong-sum',
    'mark-out-of-range',
    'objective-marks-differ',
    'abnormal-marks',
    'unlawful-committee',
    'forbidden-acts',
    'unlawful-influence',
    'unlawful-acts',
  ],
};

/** Those of them after which another committee has to be drawn. */
export const NEW_COMMITTEE: readonly string[] = [
  'unlawful-committee',
  'forbidden-acts',
  'unlawful-influence',
  'unlawful-acts',
];

/** On which whoever is ranked before the winner is passed over (TBR 55; GPL 53). */
export const PASSING_OVER: ByKind = {
  ENGINEERING: ['gives-up', 'force-majeure', 'no-performance-bond', 'unlawful-acts', 'upheld-objection'],
  PROCUREMENT: ['gives-up', 'unlawful-acts', 'upheld-objection'],
};
