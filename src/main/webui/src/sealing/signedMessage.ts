import * as asn1js from 'asn1js';
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs';
import type { Bytes } from './bytes';
import { InvalidEvidence, orInvalid } from './evidence';

const MALFORMED = 'malformed-cms';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const DATA = '1.2.840.113549.1.7.1';
/** Content type of an RFC 3161 time-stamp. */
export const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SHA_256 = '2.16.840.1.101.3.4.2.1';
/** SHA-256, SHA-384 and SHA-512: what authorities outside our suite may digest with. */
export const SHA_2 = [SHA_256, '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3'];
const ECDSA_SHA_256 = '1.2.840.10045.4.3.2';
const RSA_PSS = '1.2.840.113549.1.1.10';

/** A document with one signature in one file: CMS SignedData with the content inside (RFC 5652). */
export interface SignedMessage {
  /** What was signed, byte for byte. */
  body: Bytes;
  /** DER of the signer's certificate; whether the signer is anybody is the caller's question. */
  signer: Bytes;
}

/**
 * Reads a message with exactly one signature and verifies it by the key of the certificate inside that its signature names.
 * SHA-256 with ECDSA or RSA-PSS only. Throws `malformed-cms`, `unsupported-algorithm` or `bad-signature`.
 */
export async function openSignedMessage(der: Bytes): Promise<SignedMessage> {
  const signed = readSignedData(der, DATA, MALFORMED);
  const body = contentOf(signed, MALFORMED);
  const info = onlySigner(signed, MALFORMED);
  if (info.unsignedAttrs !== undefined) {
    throw new InvalidEvidence(MALFORMED, 'Unsigned attributes do not belong into a signed message');
  }
  const certificate = orInvalid(
    (signed.certificates ?? []).find(
      (each): each is Certificate => each instanceof Certificate && names(info, each),
    ),
    MALFORMED,
    'The certificate a signature names is not inside',
  );
  if (
    info.signatureAlgorithm.algorithmId !== ECDSA_SHA_256 &&
    info.signatureAlgorithm.algorithmId !== RSA_PSS
  ) {
    throw new InvalidEvidence('unsupported-algorithm', 'Signatures are ECDSA or RSA-PSS with SHA-256');
  }
  await requireSignature(signed, certificate, undefined, 'bad-signature');
  return { body, signer: derOf(certificate) };
}

/** What a CMS message is over, before anything is verified; `undefined` when it is no message of these kinds. */
export function contentKind(bytes: Bytes): 'data' | 'detached' | 'timestamp' | undefined {
  try {
    const { eContentType, eContent } = parseSignedData(bytes, MALFORMED).encapContentInfo;
    const overData = eContent === undefined ? 'detached' : 'data';
    return eContentType === TST_INFO ? 'timestamp' : eContentType === DATA ? overData : undefined;
  } catch (e) {
    if (e instanceof InvalidEvidence) {
      return undefined;
    }
    throw e;
  }
}

/** The content of a message, unverified: to tell what it is. */
export function openContent(der: Bytes): Bytes {
  return contentOf(readSignedData(der, DATA, MALFORMED), MALFORMED);
}

/** Reads a CMS SignedData over that type of content. */
export function readSignedData(der: Bytes, contentType: string, code: string): SignedData {
  const signed = parseSignedData(der, code);
  if (signed.encapContentInfo.eContentType !== contentType) {
    throw new InvalidEvidence(code, 'Not a CMS SignedData over that kind of content');
  }
  return signed;
}

function parseSignedData(der: Bytes, code: string): SignedData {
  try {
    const parsed = asn1js.fromBER(der);
    const info = new ContentInfo({ schema: parsed.result });
    if (parsed.offset === der.length && info.contentType === SIGNED_DATA) {
      return new SignedData({ schema: info.content });
    }
  } catch {
    throw new InvalidEvidence(code, 'Not ASN.1'); // whatever PKI.js stumbled over
  }
  throw new InvalidEvidence(code, 'Not one CMS SignedData');
}

/** The bytes inside. */
export function contentOf(signed: SignedData, code: string): Bytes {
  const content = signed.encapContentInfo.eContent;
  return new Uint8Array(orInvalid(content, code, 'The signed content is missing').getValue());
}

/** The one signature, over one of these digests and with signed attributes. */
export function onlySigner(signed: SignedData, code: string, digests = [SHA_256]): SignerInfo {
  const [info] = signed.signerInfos;
  if (info === undefined || signed.signerInfos.length !== 1) {
    throw new InvalidEvidence(code, 'Exactly one signature is asked for');
  }
  if (!digests.includes(info.digestAlgorithm.algorithmId)) {
    throw new InvalidEvidence('unsupported-algorithm', `Digested with ${info.digestAlgorithm.algorithmId}`);
  }
  return orInvalid(
    info.signedAttrs === undefined ? undefined : info,
    code,
    'The signature has no signed attributes',
  );
}

/** Whether the signature is by that certificate's holder, as it says itself. */
export function names(info: SignerInfo, certificate: Certificate): boolean {
  return (
    info.sid instanceof IssuerAndSerialNumber &&
    certificate.issuer.isEqual(info.sid.issuer) &&
    certificate.serialNumber.isEqual(info.sid.serialNumber)
  );
}

/**
 * Verifies the one signature by that certificate's key, whatever other certificates came along.
 *
 * @param stamped for a time-stamp: the bytes whose digest it has to hold
 */
export async function requireSignature(
  signed: SignedData,
  certificate: Certificate,
  stamped: Bytes | undefined,
  code: string,
): Promise<void> {
  signed.certificates = [certificate];
  let holds = false;
  try {
    holds = await signed.verify(stamped === undefined ? { signer: 0 } : { signer: 0, data: stamped.buffer });
  } catch {
    holds = false; // PKI.js throws for a digest that differs and for what cannot be compared at all
  }
  if (!holds) {
    throw new InvalidEvidence(code, 'The signature does not fit');
  }
}

export function readCertificate(der: Bytes): Certificate {
  try {
    return Certificate.fromBER(der);
  } catch {
    throw new InvalidEvidence('malformed-certificate', 'A certificate is unreadable');
  }
}

export function derOf(certificate: Certificate): Bytes {
  return new Uint8Array(certificate.toSchema(true).toBER());
}
