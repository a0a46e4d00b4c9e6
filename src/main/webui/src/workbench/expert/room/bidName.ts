import type { Sitting } from './roomApi';

/** Whose bid it is; the slot where nobody is named. */
export function bidName({ work }: Sitting, slot: string): string {
  return work.bids.find((bid) => bid.slot === slot)?.organisation ?? slot;
}

/** What a criterion asks, in the words of the documents; its id where it is none. */
export function criterionText({ work }: Sitting, id: string): string {
  return [...work.qualification, ...work.responsiveness].find((each) => each.id === id)?.text ?? id;
}
