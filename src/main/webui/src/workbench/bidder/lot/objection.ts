import type { About } from '../bidderApi';
import type { Evidence } from './evidence';

/** What is written before it is signed. */
export interface ObjectionDraft {
  about: About | undefined;
  grounds: string;
  /** the day its ground became known, as 2026-11-22; empty where nobody says */
  knownOn: string;
}

/** objection.json (org.sunseal.dispute.proof.ObjectionText): it does not say who objects, the certificate does. */
export function objectionBody(
  place: { tender: string; lot: string },
  draft: ObjectionDraft & { about: About },
  evidence: readonly Evidence[],
): Record<string, unknown> {
  return {
    v: 1,
    tender: place.tender,
    lot: place.lot,
    about: draft.about,
    grounds: draft.grounds,
    knownOn: draft.knownOn === '' ? null : draft.knownOn,
    evidence: evidence.map(({ name, sha256 }) => ({ name, sha256 })),
  };
}

/** The stages with which there begins to be something to object to. */
const BEGINS_WITH: Record<About, readonly string[]> = {
  documents: ['ISSUING'],
  opening: ['OPENING', 'READ_OUT', 'OPENED'],
  result: ['PUBLICITY', 'ANNOUNCED', 'DECIDED'],
};

/** What there is to object to already; whether it is in time is for the platform to say. */
export function objectionable(line: readonly { stage: string; standing: string }[]): About[] {
  const reached = (stage: string) => line.some((stop) => stop.stage === stage && stop.standing !== 'coming');
  return (Object.keys(BEGINS_WITH) as About[]).filter((about) => BEGINS_WITH[about].some(reached));
}
