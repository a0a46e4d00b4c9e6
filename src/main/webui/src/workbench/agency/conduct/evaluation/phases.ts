import type { Phase } from './evaluationApi';

/** The phases of a sitting as people know them; COMPETITION only where few bids are left, so it is shown only then. */
const WAY = [
  'SEATED',
  'QUALIFICATION',
  'RESPONSIVENESS',
  'PRICE_CHECK',
  'SCORING',
  'AGGREGATED',
  'REPORT',
  'DONE',
] as const;

export interface PhaseShown {
  phase: Phase;
  standing: 'past' | 'current' | 'coming';
}

/** The way of a sitting and where it stands on it. One that another took the place of stands nowhere. */
export function phasesOf(now: Phase): PhaseShown[] {
  const way: Phase[] = now === 'COMPETITION' ? WAY.toSpliced(4, 0, 'COMPETITION' as never) : [...WAY];
  if (now === 'VOID') {
    return [
      ...way.map((phase) => ({ phase, standing: 'past' as const })),
      { phase: 'VOID', standing: 'current' },
    ];
  }
  const at = way.indexOf(now);
  return way.map((phase, i) => ({
    phase,
    standing: i < at || (i === at && now === 'DONE') ? 'past' : i === at ? 'current' : 'coming',
  }));
}
