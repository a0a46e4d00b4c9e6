import * as asn1js from 'asn1js';
import { ContentInfo, EncryptedData, PFX } from 'pkijs';
import { children, dotted, exact, octetsIn, readAsn1 } from './asn1';
import { equal, utf8, type Bytes } from './bytes';

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const BAGS = '1.2.840.113549.1.12.10.1.';
const KEY_BAG = `${BAGS}1`;
const SHROUDED_KEY_BAG = `${BAGS}2`;
const CERTIFICATE_BAG = `${BAGS}3`;
const NESTED_BAG = `${BAGS}6`;
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21';
const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
/** PKCS#12's own ciphers of 1996 begin so: RC2, RC4 and triple DES, which no browser has. */
const OF_1996 = '1.2.840.113549.1.12.1.';
const AES_CBC = ['2.16.840.1.101.3.4.1.42', '2.16.840.1.101.3.4.1.2'];
const HMAC: Record<string, string> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};
const MOST_ITERATIONS = 10_000_000;

export type KeyFileFault = 'not-a-key-file' | 'wrong-password' | 'old-container' | 'no-key';

/** Why a key file cannot be used; pages have a sentence for each code. */
export class UnusableKeyFile extends Error {
  constructor(readonly code: KeyFileFault) {
    super(code);
    this.name = 'UnusableKeyFile';
  }
}

/** What a key file holds: the first key, its certificate, and what else came along. */
export interface KeyFileContent {
  /** PKCS#8; wipe it when the key is imported */
  privateKey: Bytes;
  certificate: Bytes;
  chain: Bytes[];
}

interface Bag {
  kind: 'key' | 'certificate';
  bytes: Bytes;
  keyId: Bytes | undefined;
}

/**
 * Opens a PKCS#12 file (RFC 7292) with its password: PBES2 with AES (RFC 8018), as OpenSSL 3, the JDK and authorities of today
 * write it. Its integrity code is not computed: the file is its owner's, and a key that does not belong to the certificate is
 * found when it signs for the first time.
 */
export async function readKeyFile(file: Bytes, password: string): Promise<KeyFileContent> {
  const bags = (await Promise.all(safes(file).map((safe) => openSafe(safe, password)))).flat();
  const key = bags.find((bag) => bag.kind === 'key');
  const certificates = bags.filter((bag) => bag.kind === 'certificate');
  const own =
    certificates.find((each) => each.keyId && key?.keyId && equal(each.keyId, key.keyId)) ?? certificates[0];
  if (key === undefined || own === undefined) {
    throw new UnusableKeyFile('no-key');
  }
  return {
    privateKey: key.bytes,
    certificate: own.bytes,
    chain: certificates.filter((each) => each !== own).map((each) => each.bytes),
  };
}

function safes(file: Bytes): ContentInfo[] {
  try {
    const pfx = PFX.fromBER(file);
    const inner = octetsIn(pfx.authSafe.content);
    if (pfx.authSafe.contentType === DATA && inner !== undefined) {
      return children(readAsn1(inner)).map((schema) => new ContentInfo({ schema }));
    }
  } catch {
    // whatever PKI.js stumbled over
  }
  throw new UnusableKeyFile('not-a-key-file');
}

async function openSafe(safe: ContentInfo, password: string): Promise<Bag[]> {
  if (safe.contentType === DATA) {
    return bagsOf(octetsIn(safe.content), password);
  }
  if (safe.contentType !== ENCRYPTED_DATA) {
    throw new UnusableKeyFile('old-container'); // sealed for a certificate: nobody exports keys like that any more
  }
  const { encryptedContentInfo: sealed } = new EncryptedData({ schema: safe.content });
  const algorithm = readAsn1(new Uint8Array(sealed.contentEncryptionAlgorithm.toSchema().toBER()));
  return bagsOf(await decrypt(algorithm, new Uint8Array(sealed.getEncryptedContent()), password), password);
}

async function bagsOf(content: Bytes | undefined, password: string): Promise<Bag[]> {
  const found: Bag[] = [];
  for (const bag of children(readAsn1(content))) {
    const [id, value, attributes] = children(bag);
    const inside = children(value)[0];
    const keyId = localKeyId(attributes);
    switch (dotted(id)) {
      case KEY_BAG:
        found.push({ kind: 'key', bytes: exact(inside), keyId });
        break;
      case SHROUDED_KEY_BAG: {
        const [algorithm, sealed] = children(inside);
        found.push({ kind: 'key', bytes: await decrypt(algorithm, octetsIn(sealed), password), keyId });
        break;
      }
      case CERTIFICATE_BAG: {
        const bytes = octetsIn(children(children(inside)[1])[0]);
        found.push({ kind: 'certificate', bytes: bytes ?? new Uint8Array(), keyId });
        break;
      }
      case NESTED_BAG:
        found.push(...(await bagsOf(exact(inside), password)));
        break;
    }
  }
  return found;
}

/** Decrypts and makes sure that what comes out is one ASN.1 object: by a wrong key it is noise. */
async function decrypt(
  algorithm: asn1js.AsnType | undefined,
  sealed: Bytes | undefined,
  password: string,
): Promise<Bytes> {
  const scheme = passwordScheme(algorithm);
  const base = await crypto.subtle.importKey('raw', utf8(password), 'PBKDF2', false, ['deriveKey']);
  const derived = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: scheme.hash, salt: scheme.salt, iterations: scheme.iterations },
    base,
    { name: 'AES-CBC', length: scheme.bits },
    false,
    ['decrypt'],
  );
  try {
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-CBC', iv: scheme.iv },
      derived,
      sealed ?? new Uint8Array(),
    );
    const plain = new Uint8Array(opened);
    if (readAsn1(plain) !== undefined) {
      return plain;
    }
  } catch {
    // the padding does not fit
  }
  throw new UnusableKeyFile('wrong-password');
}

interface PasswordScheme {
  salt: Bytes;
  iterations: number;
  hash: string;
  iv: Bytes;
  bits: number;
}

function passwordScheme(algorithm: asn1js.AsnType | undefined): PasswordScheme {
  const [id, parameters] = children(algorithm);
  if (dotted(id)?.startsWith(OF_1996)) {
    throw new UnusableKeyFile('old-container');
  }
  const [derivation, encryption] = children(parameters);
  const [kdf, kdfParameters] = children(derivation);
  const [cipher, iv] = children(encryption);
  const [salt, iterations, ...rest] = children(kdfParameters);
  const prf = rest.find((each) => each instanceof asn1js.Sequence);
  const hash = prf === undefined ? 'SHA-1' : HMAC[dotted(children(prf)[0]) ?? ''];
  const rounds = iterations instanceof asn1js.Integer ? iterations.valueBlock.valueDec : 0;
  const known = AES_CBC.indexOf(dotted(cipher) ?? '');
  const vector = octetsIn(iv);
  const grain = octetsIn(salt);
  if (dotted(id) !== PBES2 || dotted(kdf) !== PBKDF2 || known < 0 || !hash || !vector || !grain) {
    throw new UnusableKeyFile('old-container');
  }
  if (rounds < 1 || rounds > MOST_ITERATIONS) {
    throw new UnusableKeyFile('not-a-key-file');
  }
  return { salt: grain, iterations: rounds, hash, iv: vector, bits: known === 0 ? 256 : 128 };
}

function localKeyId(attributes: asn1js.AsnType | undefined): Bytes | undefined {
  for (const attribute of children(attributes)) {
    const [type, values] = children(attribute);
    if (dotted(type) === LOCAL_KEY_ID) {
      return octetsIn(children(values)[0]);
    }
  }
  return undefined;
}
