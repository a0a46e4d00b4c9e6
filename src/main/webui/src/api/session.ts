import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from './client';

export const roles = ['bidder', 'tenderee', 'agency', 'expert', 'regulator', 'trustee', 'centre'] as const;
export type Role = (typeof roles)[number];

/** Who is logged in; nobody while `account` is missing. */
export interface Session {
  account?: string;
  roles: readonly Role[];
  /** who issues access tokens, as the tool has to be told */
  issuer?: string;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session> => {
    const { account, roles: held, issuer } = await answer(api.GET('/api/session'));
    return { account, roles: roles.filter((role) => held?.includes(role)), issuer };
  },
  staleTime: 60_000,
  refetchOnWindowFocus: 'always', // somebody may have logged out in another tab
});

/** The session as last seen, undefined until the first answer. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}
