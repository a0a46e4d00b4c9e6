import * as asn1js from 'asn1js';
import { Certificate } from 'pkijs';
import { children, dotted, exact, readAsn1 } from './asn1';
import { hex, type Bytes } from './bytes';
import { sha256 } from './digest';
import { InvalidEvidence } from './evidence';

const MALFORMED = 'malformed-certificate';
const COMMON_NAME = '2.5.4.3';
const SERIAL_NUMBER = '2.5.4.5';
const ORGANISATION = '2.5.4.10';
const ORGANISATION_IDENTIFIER = '2.5.4.97';
/** National trade register, China (ETSI EN 319 412-1 section 5.1.4): written before the credit code. */
const REGISTER = 'NTRCN-';
const KEY_USAGE = '2.5.29.15';
const DIGITAL_SIGNATURE = 0x80;
const NON_REPUDIATION = 0x40;

/** What a certificate says of its holder, as far as somebody who signs has to see it. */
export interface SigningCertificate {
  der: Bytes;
  /** of the DER, in hexadecimal: the name by which documents refer to it */
  sha256: string;
  holder: string;
  issuer: string;
  /** credit codes the subject carries, in one of the two places where the platform looks for them */
  creditCodes: readonly string[];
  notBefore: Date;
  notAfter: Date;
  /** whether its key may sign documents: digitalSignature and nonRepudiation */
  signs: boolean;
  key: Key;
  /** issuer and serial number as they are encoded, by which CMS names the signer */
  issuerDer: Bytes;
  serialDer: Bytes;
}

/** The kinds of key the platform's suite knows (protocol section 4), or some other. */
export type Key =
  { kind: 'P-256'; point: Bytes; spki: Bytes } | { kind: 'RSA-3072'; spki: Bytes } | undefined;

/** Reads a certificate; throws `malformed-certificate`. */
export async function readSigningCertificate(der: Bytes): Promise<SigningCertificate> {
  const certificate = parse(der);
  const names = (certificate.subject.typesAndValues ?? []).map(({ type, value }) => ({
    type,
    text: String(value.valueBlock.value),
  }));
  const named = (type: string) => names.filter((name) => name.type === type).map((name) => name.text);
  return {
    der,
    sha256: hex(await sha256(der)),
    holder: named(ORGANISATION)[0] ?? named(COMMON_NAME)[0] ?? '',
    issuer: issuerName(certificate),
    creditCodes: [
      ...named(SERIAL_NUMBER),
      ...named(ORGANISATION_IDENTIFIER).flatMap((id) =>
        id.startsWith(REGISTER) ? [id.slice(REGISTER.length)] : [],
      ),
    ],
    notBefore: certificate.notBefore.value,
    notAfter: certificate.notAfter.value,
    signs: signs(certificate),
    key: keyOf(certificate),
    ...exactNames(der),
  };
}

function parse(der: Bytes): Certificate {
  try {
    return Certificate.fromBER(der);
  } catch {
    throw new InvalidEvidence(MALFORMED, 'A certificate is unreadable');
  }
}

function issuerName(certificate: Certificate): string {
  const names = certificate.issuer.typesAndValues;
  const named = names.find(({ type }) => type === COMMON_NAME) ?? names[0];
  return named === undefined ? '' : String(named.value.valueBlock.value);
}

function signs(certificate: Certificate): boolean {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === KEY_USAGE)?.parsedValue as unknown;
  const bits = usage instanceof asn1js.BitString ? (usage.valueBlock.valueHexView[0] ?? 0) : 0;
  return (bits & DIGITAL_SIGNATURE) !== 0 && (bits & NON_REPUDIATION) !== 0;
}

function keyOf(certificate: Certificate): Key {
  const { algorithm, subjectPublicKey } = certificate.subjectPublicKeyInfo;
  const spki = new Uint8Array(certificate.subjectPublicKeyInfo.toSchema().toBER());
  const bits = new Uint8Array(subjectPublicKey.valueBlock.valueHexView);
  if (algorithm.algorithmId === '1.2.840.10045.2.1') {
    const curve = algorithm.algorithmParams as unknown;
    const isP256 = dotted(curve as asn1js.AsnType) === '1.2.840.10045.3.1.7';
    return isP256 && bits.length === 65 && bits[0] === 4 ? { kind: 'P-256', point: bits, spki } : undefined;
  }
  return algorithm.algorithmId === '1.2.840.113549.1.1.1' && modulusBits(bits) === 3072
    ? { kind: 'RSA-3072', spki }
    : undefined;
}

function modulusBits(rsaPublicKey: Bytes): number {
  const [modulus] = children(readAsn1(rsaPublicKey));
  if (!(modulus instanceof asn1js.Integer)) {
    return 0;
  }
  const digits = modulus.valueBlock.valueHexView;
  return (digits[0] === 0 ? digits.length - 1 : digits.length) * 8;
}

/** Issuer and serial number byte for byte: written anew, a name might be spelled otherwise and no longer match. */
function exactNames(der: Bytes): { issuerDer: Bytes; serialDer: Bytes } {
  const fields = children(children(readAsn1(der))[0]);
  const serial = fields.findIndex((field) => field instanceof asn1js.Integer);
  return { serialDer: exact(fields[serial]), issuerDer: exact(fields[serial + 2]) };
}
