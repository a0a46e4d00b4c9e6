import { concat, unhex, utf8, type Bytes } from './bytes';
import { canonicalBytes, readCanonical } from './canonicalJson';
import { framedSha256 } from './digest';
import { InvalidEvidence, orInvalid } from './evidence';

const COMMITMENT = Uint8Array.of(0);
const OPEN = Uint8Array.of(1);
const SALT_BYTES = 16;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** receipt.json: the platform's word that a bid, or the withdrawal of one, came in at an instant (protocol 5.5). */
export interface Receipt {
  tender: string;
  lot: string;
  round: number;
  slot: string;
  seq: number;
  sealedSha256: string;
  signatureSha256: string;
  received: Date;
  via: string;
  status: 'accepted' | 'withdrawn';
  /** The bytes that stand in the log for it: a commitment that shows neither tender nor type. */
  entry: Bytes;
}

/** Reads the signed body of a receipt and recomputes its log entry, which is over everything but the salt. */
export async function readReceipt(body: Bytes): Promise<Receipt> {
  const json = readCanonical(body);
  const status = json.text('status');
  const received = json.text('received');
  const salt = unhex(json.text('salt'));
  if (json.integer('v') !== 1 || (status !== 'accepted' && status !== 'withdrawn') || !TIME.test(received)) {
    throw new InvalidEvidence('malformed-json', 'Not a receipt of version 1');
  }
  const { salt: _, ...committed } = json.members;
  return {
    tender: json.text('tender'),
    lot: json.text('lot'),
    round: json.integer('round'),
    slot: json.text('slot'),
    seq: json.integer('seq'),
    sealedSha256: json.digest('sealedSha256'),
    signatureSha256: json.digest('signatureSha256'),
    received: new Date(received),
    via: json.text('via'),
    status,
    entry: await commitment(
      status === 'accepted' ? 'BID' : 'WITHDRAW',
      orInvalid(salt?.length === SALT_BYTES ? salt : undefined, 'malformed-json', 'A salt has 16 bytes'),
      canonicalBytes(committed),
    ),
  };
}

/** `00 || H("tbe1-leaf" || 00 || lp(type) || lp(salt) || lp(body))`. */
async function commitment(type: string, salt: Bytes, body: Bytes): Promise<Bytes> {
  return concat(COMMITMENT, await framedSha256('tbe1-leaf', utf8(type), salt, body));
}

/** An entry everybody can read in the log, such as a notice: its type and its signed message. */
export interface OpenEntry {
  type: string;
  message: Bytes;
}

/** What stands at a place of the log: readable by everybody, or 32 bytes that keep their secret. */
export function readEntry(entry: Bytes): OpenEntry | 'commitment' {
  if (entry[0] === COMMITMENT[0] && entry.length === 33) {
    return 'commitment';
  }
  if (entry[0] !== OPEN[0]) {
    throw new InvalidEvidence('malformed-entry', 'No log entry begins like this');
  }
  const json = readCanonical(entry.slice(1));
  return { type: json.text('type'), message: json.bytes('message') };
}
