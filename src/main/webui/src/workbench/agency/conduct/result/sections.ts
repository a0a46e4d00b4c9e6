import type { Act } from '../acts';
import { nextStep, sinceDecision, type Facts, type Kind } from '../steps';
import type { Award, PaperKind } from './awardApi';

/** What is done between the report and the archive, one section of the page each. */
export type SectionName =
  | 'candidates'
  | 'objections'
  | 'decision'
  | 'notice'
  | 'result'
  | 'contract'
  | 'publication'
  | 'acceptance'
  | 'regulator'
  | 'retender';

const ORDER: Partial<Record<Kind, readonly SectionName[]>> = {
  ENGINEERING: ['candidates', 'objections', 'decision', 'notice', 'result', 'contract', 'regulator'],
  PROCUREMENT: ['decision', 'notice', 'result', 'objections', 'contract', 'publication', 'acceptance'],
};

/** Objections are answered whenever they come: no stage stands in their way. */
const ACT: Record<Exclude<SectionName, 'objections'>, Act> = {
  candidates: 'publishCandidates',
  decision: 'decide',
  notice: 'drawUpNotice',
  result: 'announceResult',
  contract: 'recordContract',
  publication: 'publishContract',
  acceptance: 'acceptDelivery',
  regulator: 'reportToRegulator',
  retender: 'retender',
};

const PAPER: Partial<Record<SectionName, PaperKind>> = {
  notice: 'SIGNED_NOTICE_PDF',
  result: 'RESULT',
  contract: 'CONTRACT',
  publication: 'CONTRACT_PUBLICATION',
  acceptance: 'ACCEPTANCE',
  regulator: 'REGULATOR_REPORT',
};

export interface Section {
  name: SectionName;
  /** nothing where no stage stands in the way */
  act?: Act;
  /** when its paper was kept, once it was done for the report and the decision in force */
  doneAt?: string;
}

/** The sections of a lot of that kind, in order, with what was done. */
export function sectionsOf({ kind, stage, award }: Pick<Facts, 'kind' | 'stage' | 'award'>): Section[] {
  const names = [...(ORDER[kind] ?? []), ...(stage === 'FAILED' ? (['retender'] as const) : [])];
  return names.map((name) =>
    name === 'objections' ? { name } : { name, act: ACT[name], doneAt: doneAt(name, award) },
  );
}

function doneAt(name: SectionName, award: Award | null): string | undefined {
  if (name === 'candidates') {
    return award?.papers.findLast(({ kind, keptAt }) => kind === 'CANDIDATES' && keptAt >= award.receivedAt)
      ?.keptAt;
  }
  if (name === 'decision') {
    return award?.decidedAt ?? undefined;
  }
  const kind = PAPER[name];
  return kind && sinceDecision(award, kind)?.keptAt;
}

/** The section that is open when the page is: the one the next step is in. */
export function openAtFirst(facts: Facts): SectionName | undefined {
  switch (nextStep(facts).name) {
    case 'publishCandidates':
      return 'candidates';
    case 'answerObjection':
      return 'objections';
    case 'decide':
      return 'decision';
    case 'drawUpNotice':
    case 'signNotice':
      return 'notice';
    case 'announceResult':
      return 'result';
    case 'contract':
      return 'contract';
    case 'publishContract':
      return 'publication';
    case 'acceptDelivery':
      return 'acceptance';
    case 'reportToRegulator':
      return 'regulator';
    case 'retender':
      return 'retender';
    default:
      return undefined;
  }
}
