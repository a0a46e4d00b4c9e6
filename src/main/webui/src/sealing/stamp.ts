import { TSTInfo } from 'pkijs';
import * as asn1js from 'asn1js';
import { children, exact, octetsIn, readAsn1 } from './asn1';
import { equal, type Bytes } from './bytes';
import { explicit, nothing, octets, oid, sequence, setOf, taggedSet, unsigned } from './der';
import { sha256 } from './digest';
import { InvalidEvidence, orInvalid } from './evidence';
import { contentOf, readSignedData, TST_INFO } from './signedMessage';

const BAD = 'bad-timestamp';
const SIGNED_DATA = oid('1.2.840.113549.1.7.2');
const SHA_256 = oid('2.16.840.1.101.3.4.2.1');
const SIGNATURE_TIME_STAMP = oid('1.2.840.113549.1.9.16.2.14');
const ONE = unsigned(Uint8Array.of(1));
const TRUE = Uint8Array.of(0x01, 0x01, 0xff);
const NONCE_BYTES = 8;

/** Sends a request of RFC 3161 to the authority and brings its answer. */
export type AskAuthority = (request: Bytes) => Promise<Bytes>;

/**
 * The same detached signature with a time-stamp over its value: CAdES-T, as org.sunseal.crypto.DetachedSignature writes it.
 *
 * @param p7s by one signer, without unsigned attributes
 * @throws InvalidEvidence `bad-timestamp` when the authority refuses or answers something else
 */
export async function withTimestamp(p7s: Bytes, ask: AskAuthority): Promise<Bytes> {
  const content = children(children(readAsn1(p7s))[1])[0];
  const fields = children(content);
  const infos = children(fields.at(-1));
  const info = children(infos[0]);
  const value = orInvalid(octetsIn(info.at(-1)), BAD, 'Not one detached signature without a time-stamp');
  const token = await tokenOver(value, ask);
  const stamped = sequence(...info.map(exact), taggedSet(1, sequence(SIGNATURE_TIME_STAMP, setOf(token))));
  return sequence(SIGNED_DATA, explicit(0, sequence(...fields.slice(0, -1).map(exact), setOf(stamped))));
}

async function tokenOver(value: Bytes, ask: AskAuthority): Promise<Bytes> {
  const digest = await sha256(value);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const imprint = sequence(sequence(SHA_256, nothing()), octets(digest));
  const answer = children(readAsn1(await ask(sequence(ONE, imprint, unsigned(nonce), TRUE))));
  const status = children(answer[0])[0];
  if (!(status instanceof asn1js.Integer) || status.valueBlock.valueDec !== 0 || answer[1] === undefined) {
    throw new InvalidEvidence(BAD, 'The authority refused a time-stamp');
  }
  const token = exact(answer[1]);
  requireAnswer(token, digest, unsigned(nonce));
  return token;
}

/** An answer to this very question, not an old one. Whether to trust its signer is the platform's question. */
function requireAnswer(token: Bytes, digest: Bytes, nonce: Bytes): void {
  const { messageImprint, nonce: answered } = TSTInfo.fromBER(
    contentOf(readSignedData(token, TST_INFO, BAD), BAD),
  );
  const stamped = new Uint8Array(messageImprint.hashedMessage.getValue());
  if (!equal(stamped, digest) || answered === undefined || !equal(exact(answered), nonce)) {
    throw new InvalidEvidence(BAD, 'The time-stamp answers another question');
  }
}
