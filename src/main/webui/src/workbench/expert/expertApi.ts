import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { base64, type Bytes } from '../../sealing/bytes';

/** What the platform tells an expert, as org.sunseal.experts and org.sunseal.evaluation give it. Instants are RFC 3339. */

export interface Invitation {
  id: string;
  state: 'INVITED' | 'ACCEPTED' | 'DECLINED' | 'NO_ANSWER';
  evaluationAt: string;
  place: string;
  answerBy: string;
  /** base64 of what is signed to decline */
  statement: string;
}

export interface FreeSpan {
  from: string;
  until: string;
}

/** The caller's entry in the pool. */
export interface OwnEntry {
  id: string;
  specialties: string[];
  region: string;
  availability: FreeSpan[];
}

export type Phase =
  | 'SEATED'
  | 'QUALIFICATION'
  | 'RESPONSIVENESS'
  | 'PRICE_CHECK'
  | 'COMPETITION'
  | 'SCORING'
  | 'AGGREGATED'
  | 'REPORT'
  | 'DONE'
  | 'VOID';

/** A committee the caller sits on. */
export interface OwnSeat {
  tender: string;
  name: string;
  lot: string;
  lotName: string;
  round: number;
  sitting: number;
  phase: Phase;
  member: string;
  delegate: boolean;
  begunAt: string;
  seatedAt: string | null;
  dueAt: string | null;
  signedAt: string | null;
  dissentedAt: string | null;
}

/** Round and sitting, as 1.2. */
export const sittingOf = ({ round, sitting }: Pick<OwnSeat, 'round' | 'sitting'>): string =>
  `${round}.${sitting}`;

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: async () => (await answer(api.GET('/api/invitations'))) as Invitation[],
  refetchInterval: 30_000,
});

export const ownEntry = async (): Promise<OwnEntry> => (await answer(api.GET('/api/experts/me'))) as OwnEntry;

export const entryQuery = queryOptions({ queryKey: ['expert', 'me'], queryFn: ownEntry });

export const seatsQuery = queryOptions({
  queryKey: ['own-seats'],
  queryFn: async () => (await answer(api.GET('/api/evaluations/mine'))) as OwnSeat[],
  refetchInterval: 30_000,
});

export async function accept(id: string): Promise<void> {
  await answer(api.POST('/api/invitations/{id}/accept', { params: { path: { id } } }));
}

export async function decline(id: string, signature: Bytes): Promise<void> {
  await answer(
    api.POST('/api/invitations/{id}/decline', {
      params: { path: { id } },
      body: { signature: base64(signature) },
    }),
  );
}

/** What the caller signs so that this account is its own. */
export async function accountStatement(): Promise<string> {
  const { statement } = await answer(api.GET('/api/experts/me/statement'));
  return statement ?? '';
}

export async function join(proof: Bytes): Promise<OwnEntry> {
  return (await answer(api.POST('/api/experts/me', { body: { proof: base64(proof) } }))) as OwnEntry;
}

export async function keepAvailability(spans: FreeSpan[]): Promise<OwnEntry> {
  return (await answer(api.PUT('/api/experts/me/availability', { body: { spans } }))) as OwnEntry;
}
