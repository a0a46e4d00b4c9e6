import { fromUtf8, unbase64, utf8, type Bytes } from './bytes';
import { InvalidEvidence, orInvalid } from './evidence';

const HEADER = 'c2sp.org/tlog-proof@v1';
const MAXIMUM_BYTES = 80 * 1024;
const MAXIMUM_HASHES = 63;

/** Proof that an entry stands in the log: its position, the way to the root and the witnessed checkpoint. */
export interface TlogProof {
  index: bigint;
  hashes: Bytes[];
  checkpointNote: Bytes;
}

/** Tells by its first line whether this is meant to be a proof. */
export function looksLikeProof(text: string): boolean {
  return text.startsWith('c2sp.org/tlog-proof@');
}

/** Reads a C2SP tlog-proof v1 without extra data; its form only. Anything malformed is `bad-proof`. */
export function parseTlogProof(bytes: Bytes): TlogProof {
  const text = orInvalid(
    bytes.length <= MAXIMUM_BYTES ? fromUtf8(bytes) : undefined,
    'bad-proof',
    'Not a tlog-proof',
  );
  const blank = text.indexOf('\n\n');
  const [header, index = '', ...hashes] = text.slice(0, Math.max(blank, 0)).split('\n');
  if (header !== HEADER || hashes.length > MAXIMUM_HASHES || !/^index (?:0|[1-9][0-9]{0,17})$/.test(index)) {
    throw new InvalidEvidence('bad-proof', 'Not a tlog-proof of version 1 without extra data');
  }
  return {
    index: BigInt(index.slice('index '.length)),
    hashes: hashes.map((hash) => orInvalid(unbase64(hash), 'bad-proof', 'A hash is not base64')),
    checkpointNote: utf8(text.slice(blank + 2)),
  };
}
