import type { Within } from './supervisionApi';

export const KINDS = ['ENGINEERING', 'PROCUREMENT', 'OTHER'] as const;

/** What the address narrows the day to; nonsense is left out. */
export function within(address: URLSearchParams): Within {
  const region = /^[1-9][0-9]{5}$/.exec(address.get('region') ?? '')?.[0];
  const kind = KINDS.find((each) => each === address.get('kind'));
  return { ...(region && { region }), ...(kind && { kind }) };
}
