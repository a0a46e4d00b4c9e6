import type { Bytes } from '../sealing/bytes';
import { answer, api } from './client';
import { Problem } from './problem';

/**
 * Calls whose answers are typed by whoever asks: openapi.yaml knows these operations, but not which members of an answer are always
 * there.
 */

/** What stands in the gaps of an address, and behind it. */
interface Where {
  path?: object;
  query?: object;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const call = <T>(method: Method, address: string, where: Where, init: object = {}): Promise<T> =>
  answer(
    (api[method] as (address: string, init: object) => Promise<{ data?: T }>)(address, {
      params: where,
      ...init,
    }),
  );

export const get = <T>(address: string, where: Where = {}) => call<T>('GET', address, where);

export const send = <T = unknown>(
  method: 'POST' | 'PUT' | 'DELETE',
  address: string,
  where: Where = {},
  body?: unknown,
) => call<T>(method, address, where, body === undefined ? {} : { body });

/** Sends a file, or whatever else is no JSON. */
export const sendBytes = <T = unknown>(
  method: 'POST' | 'PUT',
  address: string,
  where: Where,
  content: Bytes | Blob,
  type = 'application/octet-stream',
) =>
  call<T>(method, address, where, {
    body: content,
    bodySerializer: (body: unknown) => body,
    headers: { 'Content-Type': type },
  });

/** The bytes at one of the platform's own addresses. */
export const getBytes = (address: string): Promise<Bytes> =>
  call<ArrayBuffer>('GET', address, {}, { parseAs: 'arrayBuffer' }).then((bytes) => new Uint8Array(bytes));

/** The answer, or null where the platform says by one of these codes that there is none. */
export const orNone = <T>(asked: Promise<T>, ...codes: string[]): Promise<T | null> =>
  asked.catch((e: unknown) => {
    if (e instanceof Problem && codes.includes(e.code)) {
      return null;
    }
    throw e;
  });
