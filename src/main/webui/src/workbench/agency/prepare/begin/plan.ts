import type { Fault } from '../../../../ui/useFaults';
import type { Category, Kind } from '../server';

/** The steps of a new tender, in their order; each asks one thing. */
export const steps = ['project', 'tender', 'lots', 'handIn'] as const;
export type Step = (typeof steps)[number];

export interface PlannedLot {
  lot: string;
  name: string;
  category: Category;
  estimate: string;
  minimumBids: string;
  classOfSlots: 'small' | 'default' | 'crowd';
}

/** What is typed before anything is sent. */
export interface Plan {
  kind: Kind;
  region: string;
  tenderee: string;
  approved: {
    code: string;
    name: string;
    approval: string;
    fundSource: string;
    investment: string;
    stateFunded: boolean;
  };
  code: string;
  name: string;
  lots: PlannedLot[];
}

export const newLot = (number: number): PlannedLot => ({
  lot: String(number),
  name: '',
  category: 'WORKS',
  estimate: '',
  minimumBids: '3',
  classOfSlots: 'default',
});

export const emptyPlan: Plan = {
  kind: 'ENGINEERING',
  region: 'CN',
  tenderee: '',
  approved: { code: '', name: '', approval: '', fundSource: '', investment: '', stateFunded: true },
  code: '',
  name: '',
  lots: [newLot(1)],
};

/** Whether the law of the kind wants the project behind it, and the centre's window to take it in. */
export const isRegistered = (kind: Kind): boolean => kind !== 'OTHER';

const CODE = /^[A-Za-z0-9._-]{1,64}$/;
const AMOUNT = /^\d{1,17}(\.\d{1,2})?$/;
const REGION = /^(CN|\d{6})$/;
const CREDIT_CODE = /^[0-9A-Z]{18}$/;

const isAmount = (text: string) => AMOUNT.test(text) && Number(text) > 0;

/** What is wrong with a field, as the last part of the key of its sentence. */
export type Wrong =
  'missing' | 'code' | 'amount' | 'region' | 'creditCode' | 'minimumBids' | 'twice' | 'noLots';

/** Everything wrong with a step, in the order of its fields. */
export function wrongIn(plan: Plan, step: Step): [field: string, wrong: Wrong][] {
  const found: [string, Wrong][] = [];
  const unless = (holds: boolean, field: string, wrong: Wrong) => {
    if (!holds) {
      found.push([field, wrong]);
    }
  };
  const said = (field: string, text: string) => unless(text.trim() !== '', field, 'missing');
  if (step === 'project') {
    unless(REGION.test(plan.region), 'region', 'region');
    unless(CREDIT_CODE.test(plan.tenderee), 'tenderee', 'creditCode');
    if (isRegistered(plan.kind)) {
      const { approved } = plan;
      unless(CODE.test(approved.code), 'approved.code', 'code');
      said('approved.name', approved.name);
      said('approved.approval', approved.approval);
      said('approved.fundSource', approved.fundSource);
      unless(isAmount(approved.investment), 'approved.investment', 'amount');
    }
  }
  if (step === 'tender') {
    unless(CODE.test(plan.code), 'code', 'code');
    said('name', plan.name);
  }
  if (step === 'lots') {
    unless(plan.lots.length > 0, 'lots', 'noLots');
    const seen = new Set<string>();
    plan.lots.forEach((lot, i) => {
      unless(CODE.test(lot.lot), `lots[${i}].lot`, 'code');
      unless(!seen.has(lot.lot), `lots[${i}].lot`, 'twice');
      seen.add(lot.lot);
      said(`lots[${i}].name`, lot.name);
      if (isRegistered(plan.kind) || lot.estimate !== '') {
        unless(isAmount(lot.estimate), `lots[${i}].estimate`, 'amount');
      }
      unless(/^[1-9]\d?$/.test(lot.minimumBids), `lots[${i}].minimumBids`, 'minimumBids');
    });
  }
  return found;
}

/** The first step with something wrong before that one; nothing may be handed in over it. */
export const openBefore = (plan: Plan, step: Step): Step | undefined =>
  steps.slice(0, steps.indexOf(step)).find((earlier) => wrongIn(plan, earlier).length > 0);

/** @param say the sentence for what is wrong */
export const faultsIn = (plan: Plan, step: Step, say: (wrong: Wrong) => string): Fault[] =>
  wrongIn(plan, step).map(([field, wrong]) => ({ field, text: say(wrong) }));
