import { equal, fromUtf8, hex, unbase64, utf8, type Bytes } from './bytes';
import { sha256 } from './digest';
import { InvalidEvidence, orInvalid } from './evidence';

const MALFORMED = 'malformed-note';
const MAXIMUM_BYTES = 64 * 1024;
const MAXIMUM_LINES = 64;
const DASH = '\u2014 ';

/** One signature under a note. Form only: it counts once a key has verified it. */
export interface SignatureLine {
  name: string;
  keyId: Bytes;
  signature: Bytes;
}

/** Text with signature lines beneath it: C2SP signed-note. */
export interface SignedNote {
  /** The signed text, its last newline included. */
  text: string;
  lines: SignatureLine[];
}

/** Reads a note of at most 64 KiB and 64 lines; anything malformed is `malformed-note`. */
export function parseNote(bytes: Bytes): SignedNote {
  const all = orInvalid(bytes.length <= MAXIMUM_BYTES ? fromUtf8(bytes) : undefined, MALFORMED, 'Not a note');
  const blank = all.lastIndexOf('\n\n'); // the text may hold empty lines; the last one parts it from the signatures
  if (blank < 0 || blank + 2 === all.length || !all.endsWith('\n')) {
    throw new InvalidEvidence(MALFORMED, 'No blank line before the signatures');
  }
  const text = all.slice(0, blank + 1);
  if ([...text].some((each) => each < ' ' && each !== '\n')) {
    throw new InvalidEvidence(MALFORMED, 'Note text has no control characters but newlines');
  }
  const lines = all.slice(blank + 2, -1).split('\n');
  if (lines.length > MAXIMUM_LINES) {
    throw new InvalidEvidence(MALFORMED, 'A note has 1 to 64 signatures');
  }
  return { text, lines: lines.map(parseLine) };
}

function parseLine(line: string): SignatureLine {
  const space = line.lastIndexOf(' ');
  const bytes = space < DASH.length || !line.startsWith(DASH) ? undefined : unbase64(line.slice(space + 1));
  if (bytes === undefined || bytes.length <= 4) {
    throw new InvalidEvidence(MALFORMED, 'Not a signature line');
  }
  return {
    name: checkedName(line.slice(DASH.length, space)),
    keyId: bytes.slice(0, 4),
    signature: bytes.slice(4),
  };
}

function checkedName(name: string): string {
  if (name === '' || /[\s\u0000-\u001f+]/u.test(name)) {
    throw new InvalidEvidence(MALFORMED, 'A key name has no spaces and no plus');
  }
  return name;
}

/** Plain Ed25519 over the note's text: the log's own key. */
export const ED25519 = 0x01;
/** Ed25519 with the signer's time, over a checkpoint: a witness's key. */
export const COSIGNATURE = 0x04;

const KEY_SIZE = 32;
const SIGNATURE_SIZE = 64;

/** An Ed25519 key that verifies notes. */
export class NoteKey {
  private constructor(
    readonly name: string,
    readonly type: number,
    readonly publicBytes: Bytes,
    readonly keyId: Bytes,
  ) {}

  /** Reads a vkey, `name+hash+key`, and checks that its hash fits its key; else `malformed-note`. */
  static async parse(vkey: string): Promise<NoteKey> {
    const [, name = '', hash = '', key = ''] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(vkey) ?? []; // base64 may hold a plus itself
    const typed = unbase64(key);
    const type = typed?.[0];
    if (
      typed?.length !== 1 + KEY_SIZE ||
      (type !== ED25519 && type !== COSIGNATURE) ||
      checkedName(name) !== name
    ) {
      throw new InvalidEvidence(MALFORMED, 'Not a verifier key');
    }
    const keyId = (await sha256(utf8(name + '\n'), typed)).slice(0, 4);
    if (hash !== hex(keyId)) {
      throw new InvalidEvidence(MALFORMED, "The verifier key's hash does not fit");
    }
    return new NoteKey(name, type, typed.slice(1), keyId);
  }

  private claims(line: SignatureLine): boolean {
    return line.name === this.name && equal(line.keyId, this.keyId);
  }

  /**
   * Says whether the note carries this key's own signature over its text. A line that names the key and does not verify
   * spoils the note: `bad-signature`.
   */
  async signed(note: SignedNote): Promise<boolean> {
    const own = note.lines.filter((line) => this.claims(line));
    for (const line of own) {
      if (this.type !== ED25519 || !(await this.verifies(utf8(note.text), line.signature))) {
        throw new InvalidEvidence('bad-signature', `The signature of ${this.name} does not verify`);
      }
    }
    return own.length > 0;
  }

  /**
   * When this witness cosigned the checkpoint, in seconds since 1970, or `undefined` when it did not (C2SP tlog-cosignature
   * v1). Of several lines the earliest counts; one that does not verify spoils the note: `bad-signature`.
   */
  async cosignedAt(note: SignedNote): Promise<number | undefined> {
    const times: number[] = [];
    for (const line of note.lines.filter((each) => this.claims(each))) {
      times.push(await this.cosignatureTime(note, line));
    }
    return times.length === 0 ? undefined : Math.min(...times);
  }

  private async cosignatureTime(note: SignedNote, line: SignatureLine): Promise<number> {
    if (this.type === COSIGNATURE && line.signature.length === 8 + SIGNATURE_SIZE) {
      const seconds = new DataView(line.signature.buffer, line.signature.byteOffset).getBigUint64(0);
      const message = utf8(`cosignature/v1\ntime ${seconds}\n${note.text}`);
      if (seconds <= LAST_SECOND && (await this.verifies(message, line.signature.slice(8)))) {
        return Number(seconds);
      }
    }
    throw new InvalidEvidence('bad-signature', `The cosignature of ${this.name} does not verify`);
  }

  private async verifies(message: Bytes, signature: Bytes): Promise<boolean> {
    const key = await importEd25519(this.publicBytes);
    return crypto.subtle.verify('Ed25519', key, signature, message);
  }
}

const LAST_SECOND = 8_640_000_000_000n; // the last second a JavaScript date can show

async function importEd25519(publicBytes: Bytes): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('raw', publicBytes, 'Ed25519', false, ['verify']);
  } catch (e) {
    if (e instanceof DOMException && e.name === 'NotSupportedError') {
      throw new UnsupportedBrowser('ed25519');
    }
    throw new InvalidEvidence('bad-signature', 'A key that is no point of the curve verifies nothing');
  }
}

/** The browser lacks what a check needs. That says nothing about the evidence. */
export class UnsupportedBrowser extends Error {
  readonly missing: 'ed25519' | 'webcrypto';

  constructor(missing: 'ed25519' | 'webcrypto') {
    super(`This browser cannot check: ${missing}`);
    this.name = 'UnsupportedBrowser';
    this.missing = missing;
  }
}
