import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const platform = vi.fn<typeof fetch>();
let ask: typeof import('../src/api/ask');

beforeEach(async () => {
  vi.stubGlobal('fetch', platform);
  vi.resetModules();
  ask = await import('../src/api/ask');
});

afterEach(() => {
  platform.mockReset();
  vi.unstubAllGlobals();
});

const sent = () => platform.mock.calls[0]?.[0] as Request;
const refusal = (code: string) =>
  Response.json({ type: `urn:sunseal:problem:${code}`, status: 404 }, { status: 404 });

it('fills the gaps of an address, and sends a body as JSON', async () => {
  platform.mockResolvedValue(Response.json({ id: '7' }));

  const answer = await ask.send<{ id: string }>(
    'POST',
    '/api/lots/{lot}',
    { path: { lot: '1/2' } },
    { a: 1 },
  );

  expect(answer).toEqual({ id: '7' });
  expect(new URL(sent().url).pathname).toBe('/api/lots/1%2F2');
  expect(await sent().json()).toEqual({ a: 1 });
});

it('sends no body where there is none', async () => {
  platform.mockResolvedValue(new Response(null, { status: 204 }));

  await ask.send('POST', '/api/archive');

  expect(sent().headers.has('Content-Type')).toBe(false);
  expect(await sent().text()).toBe('');
});

it('sends and reads bytes as they are', async () => {
  const bytes = Uint8Array.of(0, 255, 10);
  platform.mockResolvedValue(Response.json({}));
  await ask.sendBytes('PUT', '/api/file', {}, bytes, 'application/pdf');
  expect(sent().headers.get('Content-Type')).toBe('application/pdf');
  expect(new Uint8Array(await sent().arrayBuffer())).toEqual(bytes);

  platform.mockResolvedValue(new Response(bytes));
  expect(await ask.getBytes('/api/file')).toEqual(bytes);
});

it('takes the refusals that are named for "there is none", and no others', async () => {
  platform.mockResolvedValueOnce(refusal('not-closed'));
  expect(await ask.orNone(ask.get('/api/closing'), 'no-such-round', 'not-closed')).toBeNull();

  platform.mockResolvedValueOnce(refusal('no-such-lot'));
  await expect(ask.orNone(ask.get('/api/closing'), 'not-closed')).rejects.toMatchObject({
    code: 'no-such-lot',
  });
});
