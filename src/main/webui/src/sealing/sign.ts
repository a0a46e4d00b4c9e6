import { children, octetsIn, readAsn1 } from './asn1';
import { base64Url, concat, utf8, type Bytes } from './bytes';
import { canonicalBytes } from './canonicalJson';
import { explicit, nothing, octets, oid, sequence, setOf, taggedSet, unsigned } from './der';
import { sha256 } from './digest';
import { readKeyFile, UnusableKeyFile } from './keyFile';
import { readSigningCertificate, type SigningCertificate } from './signingCertificate';

const SIGNED_DATA = oid('1.2.840.113549.1.7.2');
const DATA = oid('1.2.840.113549.1.7.1');
const CONTENT_TYPE = oid('1.2.840.113549.1.9.3');
const MESSAGE_DIGEST = oid('1.2.840.113549.1.9.4');
const SIGNING_CERTIFICATE_V2 = oid('1.2.840.113549.1.9.16.2.47');
const SHA_256 = oid('2.16.840.1.101.3.4.2.1');
const ECDSA_SHA_256 = oid('1.2.840.10045.4.3.2');
const RSA_PSS = oid('1.2.840.113549.1.1.10');
const MGF_1 = oid('1.2.840.113549.1.1.8');
const ONE = unsigned(Uint8Array.of(1));
const SALT_BYTES = 32;

/** How the browser's own cryptography calls the two kinds of key. */
const KINDS = {
  'P-256': {
    imported: { name: 'ECDSA', namedCurve: 'P-256' },
    signing: { name: 'ECDSA', hash: 'SHA-256' },
  },
  'RSA-3072': {
    imported: { name: 'RSA-PSS', hash: 'SHA-256' },
    signing: { name: 'RSA-PSS', saltLength: SALT_BYTES },
  },
};

/** Why somebody cannot sign with that key; pages have a sentence for each (ux 6). */
export type KeyFault =
  'unsupported-key' | 'foreign-key' | 'not-yet-valid' | 'expired' | 'wrong-usage' | 'foreign-organisation';

/** Someone who can sign: a key that stays in the memory of this page, and the certificate that names it. */
export interface Signer {
  certificate: SigningCertificate;
  /** DER of the certificates above, as the file had them */
  chain: readonly Bytes[];
  /** the bare signature of the suite over these bytes */
  sign: (bytes: Bytes) => Promise<Bytes>;
}

/** The key in the file is none that the suite knows, or belongs to another certificate. */
export class UnusableKey extends Error {
  constructor(readonly code: 'unsupported-key' | 'foreign-key') {
    super(code);
    this.name = 'UnusableKey';
  }
}

/**
 * Opens a .p12 or .pfx file. The key can be used in this page and not be read out of it again.
 *
 * @throws UnusableKeyFile or {@link UnusableKey}
 */
export async function openKeyFile(file: Bytes, password: string): Promise<Signer> {
  const content = await readKeyFile(file, password);
  try {
    const certificate = await readSigningCertificate(content.certificate).catch(() => {
      throw new UnusableKeyFile('not-a-key-file');
    });
    return {
      certificate,
      chain: content.chain,
      sign: await signature(content.privateKey, certificate),
    };
  } finally {
    content.privateKey.fill(0);
  }
}

/**
 * What is wrong with signing by that certificate, by the platform's own rules; it decides again itself.
 *
 * @param now the platform's time
 * @param organisation credit code of the organisation that has to be named, if one has
 */
export function faultOf(
  certificate: SigningCertificate,
  now: Date,
  organisation?: string,
): KeyFault | undefined {
  if (!certificate.signs) {
    return 'wrong-usage';
  }
  if (now < certificate.notBefore) {
    return 'not-yet-valid';
  }
  if (now > certificate.notAfter) {
    return 'expired';
  }
  return organisation !== undefined && !certificate.creditCodes.includes(organisation)
    ? 'foreign-organisation'
    : undefined;
}

/**
 * A document with its signature in one file, byte for byte as the tool and the platform make it (org.sunseal.crypto.SignedMessage).
 *
 * @param body bytes, or an object that is written as RFC 8785 says
 */
export async function signMessage(body: Bytes | Record<string, unknown>, signer: Signer): Promise<Bytes> {
  const bytes = body instanceof Uint8Array ? body : canonicalBytes(body);
  return signedData(bytes, sequence(DATA, explicit(0, octets(bytes))), signer);
}

/** A signature beside its document: CAdES-BES, as org.sunseal.crypto.DetachedSignature. */
export async function signDetached(bytes: Bytes, signer: Signer): Promise<Bytes> {
  return signedData(bytes, sequence(DATA), signer);
}

async function signedData(body: Bytes, encapsulated: Bytes, signer: Signer): Promise<Bytes> {
  const { certificate, chain } = signer;
  const attributes = await signedAttributes(body, certificate);
  const info = sequence(
    ONE,
    sequence(certificate.issuerDer, certificate.serialDer),
    sequence(SHA_256),
    taggedSet(0, ...attributes),
    algorithm(certificate),
    octets(await signer.sign(setOf(...attributes))), // a signature covers the attributes as a set of its own
  );
  const signed = sequence(
    ONE,
    setOf(sequence(SHA_256)),
    encapsulated,
    taggedSet(0, certificate.der, ...chain),
    setOf(info),
  );
  return sequence(SIGNED_DATA, explicit(0, signed));
}

/** Content type, digest and the certificate's own digest: CAdES-BES. No time: a signer's clock proves nothing. */
async function signedAttributes(body: Bytes, { der }: SigningCertificate): Promise<Bytes[]> {
  return [
    sequence(CONTENT_TYPE, setOf(DATA)),
    sequence(MESSAGE_DIGEST, setOf(octets(await sha256(body)))),
    sequence(SIGNING_CERTIFICATE_V2, setOf(sequence(sequence(sequence(octets(await sha256(der))))))),
  ];
}

function algorithm({ key }: SigningCertificate): Bytes {
  if (key?.kind === 'P-256') {
    return sequence(ECDSA_SHA_256);
  }
  const hash = sequence(SHA_256, nothing());
  return sequence(
    RSA_PSS,
    sequence(
      explicit(0, hash),
      explicit(1, sequence(MGF_1, hash)),
      explicit(2, unsigned(Uint8Array.of(SALT_BYTES))),
    ),
  );
}

/** A key of the suite, tried out: the file may hold a key and somebody else's certificate. */
async function signature(pkcs8: Bytes, { key }: SigningCertificate): Promise<Signer['sign']> {
  if (key === undefined) {
    throw new UnusableKey('unsupported-key');
  }
  const { imported, signing } = KINDS[key.kind];
  try {
    const secret = await (key.kind === 'P-256'
      ? crypto.subtle.importKey('jwk', ecKey(pkcs8, key.point), imported, false, ['sign'])
      : crypto.subtle.importKey('pkcs8', pkcs8, imported, false, ['sign']));
    const own = await crypto.subtle.importKey('spki', key.spki, imported, false, ['verify']);
    const probe = utf8('sunseal: does this key belong to this certificate?');
    if (await crypto.subtle.verify(signing, own, await crypto.subtle.sign(signing, secret, probe), probe)) {
      return async (bytes) => {
        const bare = new Uint8Array(await crypto.subtle.sign(signing, secret, bytes));
        return key.kind === 'P-256' ? sequence(unsigned(bare.slice(0, 32)), unsigned(bare.slice(32))) : bare;
      };
    }
  } catch {
    // a secret that does not fit the certificate's point, or of another kind than the certificate's key
  }
  throw new UnusableKey('foreign-key');
}

/** The secret number of a curve with the public point of the certificate: browsers differ in what else they read. */
function ecKey(pkcs8: Bytes, point: Bytes): JsonWebKey {
  const inner = octetsIn(children(readAsn1(pkcs8))[2]);
  const secret = octetsIn(children(readAsn1(inner))[1]) ?? new Uint8Array();
  const padded = concat(new Uint8Array(Math.max(0, 32 - secret.length)), secret);
  return {
    kty: 'EC',
    crv: 'P-256',
    d: base64Url(padded),
    x: base64Url(point.slice(1, 33)),
    y: base64Url(point.slice(33)),
  };
}
