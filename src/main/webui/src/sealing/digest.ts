import { concat, length32, utf8, type Bytes } from './bytes';

/** SHA-256 over the parts one after the other. */
export async function sha256(...parts: Bytes[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', concat(...parts)));
}

/** `SHA-256(tag || 00 || lp(p1) || lp(p2) ...)` with lp(x) = length in four bytes and x: the protocol's framing. */
export async function framedSha256(tag: string, ...parts: Bytes[]): Promise<Bytes> {
  return sha256(utf8(tag), new Uint8Array(1), ...parts.flatMap((part) => [length32(part), part]));
}
