import { equal, hex, type Bytes } from './bytes';
import { readCanonical } from './canonicalJson';
import type { Quorum } from './checkpoint';
import { sha256 } from './digest';
import { InvalidEvidence } from './evidence';
import { NoteKey } from './note';
import { openSignedMessage } from './signedMessage';

/** One body that cosigns the log. */
export interface Member {
  id: string;
  body: string;
  kind: 'trustee' | 'witness';
  witnessKey: NoteKey;
}

/** Who witnesses the log and which certificates platform and time-stamp authority use; signed by the regulator. */
export interface Register {
  origin: string;
  logKey: NoteKey;
  threshold: number;
  members: Member[];
  platformSigning: Bytes;
  regulatorSigning: Bytes;
  timestampAuthority: Bytes;
}

/**
 * Whose word the keys are. `file`: the reader's own trust file, whose regulator signed the register. `platform`: what the
 * platform shows of itself, which proves no more than that its answers fit together.
 */
export interface Trust {
  source: 'file' | 'platform';
  register: Register;
  /** SHA-256 of the certificate that signed the register, to compare with a paper or a phone call. */
  regulatorSha256: string;
}

/** Reads a trust file; a register signed by nobody it lists is `untrusted-register`. */
export async function readTrustFile(bytes: Bytes): Promise<Trust> {
  const file = readCanonical(bytes);
  const trust = { source: 'file' as const, ...(await readRegister(file.bytes('register'))) };
  if (!file.texts('regulatorSigning').includes(trust.regulatorSha256)) {
    throw new InvalidEvidence(
      'untrusted-register',
      `The register is signed by the unlisted certificate ${trust.regulatorSha256}`,
    );
  }
  return trust;
}

/** Reads the register the platform shows of itself. */
export async function readPlatformTrust(register: Bytes): Promise<Trust> {
  return { source: 'platform', ...(await readRegister(register)) };
}

/** The rule by which checkpoints of this log count. */
export function quorum(register: Register): Quorum {
  return {
    logKey: register.logKey,
    witnesses: register.members.map((member) => member.witnessKey),
    threshold: register.threshold,
  };
}

async function readRegister(message: Bytes): Promise<{ register: Register; regulatorSha256: string }> {
  const signed = await openSignedMessage(message);
  const json = readCanonical(signed.body);
  if (json.integer('v') !== 1) {
    throw new InvalidEvidence('malformed-json', 'Only version 1 of the register is known here');
  }
  const register: Register = {
    origin: json.text('origin'),
    logKey: await NoteKey.parse(json.text('logKey')),
    threshold: json.integer('w'),
    members: await Promise.all(
      json.objects('members').map(async (member) => ({
        id: member.text('id'),
        body: member.text('body'),
        kind: member.text('kind') === 'trustee' ? ('trustee' as const) : ('witness' as const),
        witnessKey: await NoteKey.parse(member.text('witnessKey')),
      })),
    ),
    platformSigning: json.bytes('platformSigning'),
    regulatorSigning: json.bytes('regulatorSigning'),
    timestampAuthority: json.bytes('tsa'),
  };
  requireSoundQuorum(register, json.integer('k'));
  if (!equal(signed.signer, register.regulatorSigning)) {
    throw new InvalidEvidence('bad-register', 'The register is not signed by the regulator it names');
  }
  return { register, regulatorSha256: hex(await sha256(signed.signer)) };
}

/** Two quorums have to share an honest witness (2w - m > k - 1), and nobody may count twice. */
function requireSoundQuorum(register: Register, k: number): void {
  const m = register.members.length;
  const keys = new Set(register.members.map((member) => hex(member.witnessKey.publicBytes)));
  if (register.threshold > m || 2 * register.threshold - m <= k - 1 || keys.size !== m) {
    throw new InvalidEvidence('bad-register', 'Two witness quorums must share an honest one');
  }
}
