import { queryOptions } from '@tanstack/react-query';
import { get, orNone } from '../api/ask';
import { answer, api } from '../api/client';

/** A letter of the platform, in both languages. */
export interface Letter {
  id: string;
  /** what it is about, in one word of the platform's */
  occasion: string;
  tender: string;
  lot: string;
  zh: { subject: string; body: string };
  en: { subject: string; body: string };
  writtenAt: string;
  read: boolean;
}

export const LETTERS_PER_PAGE = 20;

/** One page of the caller's letters, newest first. */
export const lettersQuery = (page: number, size = LETTERS_PER_PAGE) =>
  queryOptions({
    queryKey: ['letters', page, size],
    queryFn: () => get<Letter[]>('/api/letters', { query: { page, size } }),
  });

export async function markRead(letter: string): Promise<void> {
  await answer(api.PUT('/api/letters/{letter}/read', { params: { path: { letter } } }));
}

/** Where letters are mailed to; null while they are not. */
export const addressQuery = queryOptions({
  queryKey: ['letters', 'address'],
  queryFn: async () =>
    (await orNone(get<{ email: string }>('/api/letters/address'), 'no-mail-address'))?.email ?? null,
});

export async function setAddress(email: string): Promise<void> {
  await answer(api.PUT('/api/letters/address', { body: { email } }));
}

export async function forgetAddress(): Promise<void> {
  await answer(api.DELETE('/api/letters/address'));
}
