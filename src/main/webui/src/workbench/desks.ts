import type { Role } from '../api/session';

/** A desk that stands, its address, and who works at it. The head of every page links to those one may use. */
export interface Place {
  name: 'bidder' | 'agency' | 'expert' | 'centre' | 'regulator' | 'trustee';
  address: string;
  roles: readonly Role[];
}

export const desks: readonly Place[] = [
  { name: 'expert', address: '/exp', roles: ['expert'] },
  { name: 'bidder', address: '/me', roles: ['bidder'] },
  { name: 'agency', address: '/agent', roles: ['agency', 'tenderee'] },
  { name: 'centre', address: '/centre', roles: ['centre'] },
  { name: 'regulator', address: '/reg', roles: ['regulator'] },
  { name: 'trustee', address: '/trustee', roles: ['trustee'] },
];

/** The desks of somebody who holds these roles. */
export function desksOf(held: readonly Role[]): readonly Place[] {
  return desks.filter(({ roles }) => roles.some((role) => held.includes(role)));
}
