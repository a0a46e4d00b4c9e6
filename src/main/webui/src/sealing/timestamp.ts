import { TSTInfo } from 'pkijs';
import { equal, type Bytes } from './bytes';
import { sha256 } from './digest';
import { InvalidEvidence } from './evidence';
import {
  contentOf,
  names,
  onlySigner,
  readCertificate,
  readSignedData,
  requireSignature,
  SHA_2,
  TST_INFO,
} from './signedMessage';

const BAD = 'bad-timestamp';
const SHA_256 = '2.16.840.1.101.3.4.2.1';

/**
 * Checks an RFC 3161 token: it is over exactly these bytes and the authority's pinned certificate signed it.
 *
 * @param authority DER of the certificate the register names; a chain is neither needed nor looked at
 * @returns the time it states
 */
export async function checkTimestamp(token: Bytes, stamped: Bytes, authority: Bytes): Promise<Date> {
  const signed = readSignedData(token, TST_INFO, BAD);
  const info = readInfo(contentOf(signed, BAD));
  const imprint = info.messageImprint;
  const digest = new Uint8Array(imprint.hashedMessage.getValue());
  if (imprint.hashAlgorithm.algorithmId !== SHA_256 || !equal(digest, await sha256(stamped))) {
    throw new InvalidEvidence(BAD, 'The time-stamp is over something else');
  }
  const certificate = readCertificate(authority);
  if (!names(onlySigner(signed, BAD, SHA_2), certificate)) {
    throw new InvalidEvidence('untrusted-certificate', "The time-stamp's signer is unknown here");
  }
  await requireSignature(signed, certificate, stamped, BAD);
  return info.genTime;
}

function readInfo(content: Bytes): TSTInfo {
  try {
    return TSTInfo.fromBER(content);
  } catch {
    throw new InvalidEvidence(BAD, 'Not an RFC 3161 token');
  }
}
