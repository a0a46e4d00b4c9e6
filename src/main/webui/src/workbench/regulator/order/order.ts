import type { FileEvent } from '../supervisionApi';

export type OrderKind = 'SUSPEND' | 'RESUME' | 'TERMINATE' | 'DECIDE';

/** What the form of an order holds. */
export interface OrderDraft {
  kind: OrderKind;
  reason: string;
  /** digest of the SUSPEND that RESUME lifts */
  lifts: string;
  decision: 'REJECT' | 'AMEND';
  claimSlot: string;
}

export const emptyOrder: OrderDraft = {
  kind: 'SUSPEND',
  reason: '',
  lifts: '',
  decision: 'REJECT',
  claimSlot: '',
};

const SLOT = /^[A-Za-z0-9._-]{1,64}$/;
/** In characters, as the platform takes it. */
export const LONGEST_REASON = 2000;

/** A suspension nobody has lifted yet. */
export interface Suspension {
  sha256: string;
  reason: string;
  at: string;
}

/** The suspensions in force, the newest first. */
export function suspensions(events: readonly FileEvent[]): Suspension[] {
  const orders = events.filter(({ kind }) => kind === 'ORDER');
  const lifted = new Set(orders.flatMap(({ facts }) => (facts.lifts ? [facts.lifts] : [])));
  return orders
    .filter(({ facts, sha256 }) => facts.kind === 'SUSPEND' && sha256 !== null && !lifted.has(sha256))
    .map(({ facts, sha256, at }) => ({ sha256: sha256 ?? '', reason: facts.reason ?? '', at }))
    .reverse();
}

/** Which fields keep the order from being signed. */
export function missing(
  draft: OrderDraft,
  inForce: readonly Suspension[],
): ('reason' | 'lifts' | 'claimSlot')[] {
  const found: ('reason' | 'lifts' | 'claimSlot')[] = [];
  if (draft.reason.trim() === '' || draft.reason.length > LONGEST_REASON) {
    found.push('reason');
  }
  if (draft.kind === 'RESUME' && !inForce.some(({ sha256 }) => sha256 === draft.lifts)) {
    found.push('lifts');
  }
  if (draft.kind === 'DECIDE' && !SLOT.test(draft.claimSlot)) {
    found.push('claimSlot');
  }
  return found;
}

/**
 * The order as org.sunseal.project.proof.Order writes it; every member is spelled out, as null where it does not apply.
 *
 * @param at business time in milliseconds
 */
export function orderBody(
  tender: string,
  lot: string,
  draft: OrderDraft,
  at: number,
): Record<string, unknown> {
  return {
    v: 1,
    kind: draft.kind,
    tender,
    lot,
    at: new Date(at).toISOString(),
    suspendSha256: draft.kind === 'RESUME' ? draft.lifts : null,
    decision: draft.kind === 'DECIDE' ? draft.decision : null,
    claimSlot: draft.kind === 'DECIDE' ? draft.claimSlot : null,
    reason: draft.reason.trim(),
  };
}
