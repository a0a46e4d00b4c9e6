import { Problem } from '../../../../api/problem';
import * as server from '../server';
import { isRegistered, type Plan } from './plan';

/**
 * Registers what was planned, one call after the other. Each call may be made again: what is registered already answers
 * with what there is, so a line that breaks in the middle costs nothing.
 */
export async function handIn(plan: Plan): Promise<void> {
  const bound = isRegistered(plan.kind);
  if (bound) {
    const { approved, region, tenderee } = plan;
    await server.registerProject({ ...approved, region, tenderee });
  }
  await server.registerTenderProject({
    code: plan.code,
    name: plan.name,
    kind: plan.kind,
    region: plan.region,
    tenderee: plan.tenderee,
    ...(bound ? { project: plan.approved.code } : {}),
  });
  for (const [at, lot] of plan.lots.entries()) {
    await planned(plan.code, at, {
      lot: lot.lot,
      name: lot.name,
      minimumBids: Number(lot.minimumBids),
      classOfSlots: lot.classOfSlots,
      category: lot.category,
      ...(lot.estimate === '' ? {} : { estimate: lot.estimate }),
    });
  }
  if (bound) {
    await server.submitRegistration(plan.code);
  }
}

/** A lot that stands already was planned by an earlier try; what is wrong with one is told of its own fields. */
async function planned(tender: string, at: number, lot: object): Promise<void> {
  try {
    await server.planLot(tender, lot);
  } catch (e) {
    if (e instanceof Problem && e.code === 'lot-taken') {
      return;
    }
    throw e instanceof Problem ? ofLot(e, at) : e;
  }
}

const ofLot = (problem: Problem, at: number): Problem =>
  new Problem(
    problem.code,
    problem.status,
    problem.detail,
    problem.errors.map((wrong) => ({ ...wrong, field: wrong.field && `lots[${at}].${wrong.field}` })),
  );
