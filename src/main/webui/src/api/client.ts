import createClient, { type Middleware } from 'openapi-fetch';
import { heard, missed } from '../live/connection';
import type { paths } from './generated/schema';
import { Problem, Unreachable } from './problem';
import { queries } from './queries';

/** Turns every answer that is no success into a {@link Problem}, and silence into {@link Unreachable}. */
const refusals: Middleware = {
  async onResponse({ response }) {
    heard();
    if (response.status === 401) {
      void queries.invalidateQueries({ queryKey: ['session'] }); // the login has expired: the shell says so
    }
    if (!response.ok) {
      throw Problem.of(response.status, await response.json().catch(() => undefined));
    }
  },
  onError({ error }) {
    missed();
    return new Unreachable(error);
  },
};

/**
 * The platform's API as openapi/openapi.yaml describes it. Whoever is logged in is recognised by a cookie no script can read.
 * Calls answer with `data` or throw.
 */
export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' });
api.use(refusals);

/** The answer of a call, which is there: refusals have been thrown before. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  return data as T;
}
