/// <reference types="node" />
import { base64, concat, utf8, type Bytes } from '../../src/sealing/bytes';
import { sha256 } from '../../src/sealing/digest';
import type { LogSource } from '../../src/sealing/logEntry';
import { leafHash, nodeHash } from '../../src/sealing/merkle';
import { COSIGNATURE, ED25519, NoteKey } from '../../src/sealing/note';
import type { Register } from '../../src/sealing/trust';

const ENTRIES = 300; // one full tile, one of 44, and a level above

export const entry = (i: number): Bytes => concat(Uint8Array.of(0), new Uint8Array(32).fill(i % 251));

export const from =
  (files: Map<string, Bytes>): LogSource =>
  (path) =>
    Promise.resolve(files.get(path));

/** A log of 300 entries, signed by a key of its own and cosigned by one witness. */
export async function smallLog() {
  const entries = Array.from({ length: ENTRIES }, (_, i) => entry(i));
  const hashes = await Promise.all(entries.map(leafHash));
  const log = await noteKey('test/log', ED25519);
  const witness = await noteKey('W', COSIGNATURE);
  const text = `test/log\n${ENTRIES}\n${base64(await root(hashes))}\n`;
  const seconds = Date.parse('2026-11-22T00:00:00Z') / 1000;
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  const logLine = line('test/log', log.key.keyId, await log.sign(utf8(text)));
  const signed = await witness.sign(utf8(`cosignature/v1\ntime ${seconds}\n${text}`));
  const witnessLine = line('W', witness.key.keyId, concat(time, signed));
  const bundle = (part: Bytes[]) => concat(...part.flatMap((each) => [Uint8Array.of(0, each.length), each]));
  const files = new Map<string, Bytes>([
    ['checkpoint', utf8(`${text}\n${logLine}${witnessLine}`)],
    ['tile/entries/000', bundle(entries.slice(0, 256))],
    ['tile/entries/001.p/44', bundle(entries.slice(256))],
    ['tile/0/000', concat(...hashes.slice(0, 256))],
    ['tile/0/001', concat(...hashes.slice(256), new Uint8Array(32))], // grown since: the partial tile is gone
    ['tile/1/000.p/1', await root(hashes.slice(0, 256))],
  ]);
  const nobody = new Uint8Array();
  const register: Register = {
    origin: 'test/log',
    logKey: log.key,
    threshold: 1,
    members: [{ id: 'W', body: 'Witness', kind: 'witness', witnessKey: witness.key }],
    platformSigning: nobody,
    regulatorSigning: nobody,
    timestampAuthority: nobody,
  };
  return { files, source: from(files), register, hashes };
}

const line = (name: string, id: Bytes, signature: Bytes) =>
  `\u2014 ${name} ${base64(concat(id, signature))}\n`;

async function noteKey(name: string, type: number) {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const typed = concat(
    Uint8Array.of(type),
    new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
  );
  const id = (await sha256(utf8(`${name}\n`), typed)).slice(0, 4);
  const key = await NoteKey.parse(`${name}+${Buffer.from(id).toString('hex')}+${base64(typed)}`);
  const sign = async (message: Bytes) =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, message));
  return { key, sign };
}

/** The root as RFC 6962 section 2.1 defines it, word for word. */
export async function root(hashes: Bytes[]): Promise<Bytes> {
  const [first] = hashes;
  if (first === undefined || hashes.length === 1) {
    return first ?? sha256();
  }
  let k = 1;
  while (k * 2 < hashes.length) {
    k *= 2;
  }
  return nodeHash(await root(hashes.slice(0, k)), await root(hashes.slice(k)));
}
