import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const ask = vi.fn<typeof fetch>();
let client: typeof import('../src/api/client');

beforeEach(async () => {
  vi.stubGlobal('fetch', ask);
  vi.resetModules();
  client = await import('../src/api/client');
});

afterEach(() => {
  ask.mockReset();
  vi.unstubAllGlobals();
});

it('answers with what the platform answered', async () => {
  ask.mockResolvedValue(Response.json({ roles: [] }));

  expect(await client.answer(client.api.GET('/api/session'))).toEqual({ roles: [] });
});

it('throws a refusal with its code', async () => {
  const document = { type: 'urn:sunseal:problem:forbidden-role', status: 403 };
  ask.mockResolvedValue(Response.json(document, { status: 403 }));

  await expect(client.api.GET('/api/session')).rejects.toMatchObject({
    name: 'Problem',
    code: 'forbidden-role',
  });
});

it('throws silence as such, and the shell is reconnecting', async () => {
  ask.mockRejectedValue(new TypeError('no network'));

  await expect(client.api.GET('/api/session')).rejects.toMatchObject({ name: 'Unreachable' });

  const { connection } = await import('../src/live/connection');
  expect(connection.now()).toBe('reconnecting');
});

it('asks who is logged in once a login has expired', async () => {
  const { queries } = await import('../src/api/queries');
  queries.setQueryData(['session'], { account: 'anna', roles: [] });
  ask.mockResolvedValue(Response.json({ type: 'urn:sunseal:problem:unauthenticated' }, { status: 401 }));

  await expect(client.api.GET('/api/session')).rejects.toMatchObject({ code: 'unauthenticated' });

  expect(queries.getQueryState(['session'])?.isInvalidated).toBe(true);
});
