import { QueryClient } from '@tanstack/react-query';
import { connection } from '../live/connection';
import { Unreachable } from './problem';

/** What was read lately. Only silence is asked again: a refusal stays one. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always', // connection.ts knows better than the browser whether the platform answers
      retry: (times, error) => error instanceof Unreachable && times < 2,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** What is shown is asked for again once the platform answers again: pages catch up with what they missed. */
export function catchUpAfterSilence(): void {
  connection.subscribe(() => {
    if (connection.now() === 'connected') {
      void queries.invalidateQueries();
    }
  });
}
