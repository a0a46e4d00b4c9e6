import { base64, unbase64, utf8, type Bytes } from './bytes';
import { sha256 } from './digest';
import { InvalidEvidence } from './evidence';
import { HASH_SIZE } from './merkle';
import { parseNote, type NoteKey, type SignedNote } from './note';

/** What the log claims at one moment: its name, number of entries and root (C2SP tlog-checkpoint). */
export interface Checkpoint {
  origin: string;
  size: bigint;
  root: Bytes;
  noteText: string;
}

/** Reads the three lines of a note whose signatures the caller judges; else `malformed-checkpoint`. */
export function parseCheckpoint(note: SignedNote): Checkpoint {
  const [origin = '', size = '', root = '', end] = note.text.split('\n');
  const bytes = unbase64(root);
  if (origin === '' || !/^(?:0|[1-9][0-9]{0,17})$/.test(size) || bytes?.length !== HASH_SIZE || end !== '') {
    throw new InvalidEvidence('malformed-checkpoint', 'A checkpoint has three lines: origin, size, root');
  }
  if (note.text !== `${origin}\n${size}\n${base64(bytes)}\n`) {
    throw new InvalidEvidence('malformed-checkpoint', 'A checkpoint has three lines and no more');
  }
  return { origin, size: BigInt(size), root: bytes, noteText: note.text };
}

/** SHA-256 of the three lines: what the time-stamp of a receipt covers. */
export function checkpointDigest(checkpoint: Checkpoint): Promise<Bytes> {
  return sha256(utf8(checkpoint.noteText));
}

/** Who must have seen a checkpoint for it to count: the log itself and `threshold` of the witnesses. */
export interface Quorum {
  logKey: NoteKey;
  witnesses: NoteKey[];
  threshold: number;
}

/** One witness's line under a checkpoint; `at` is missing where it has none. */
export interface Cosigned {
  witness: string;
  at?: Date;
}

/** What the lines under a checkpoint prove. */
export interface Witnessed {
  checkpoint: Checkpoint;
  cosigned: Cosigned[];
  /** Median of the `threshold` earliest times; missing while there are too few. */
  quorumTime?: Date;
}

/** Reads a note that the log itself signed: its name is the origin and its signature verifies; else `bad-signature`. */
export async function checkLogSignature(noteBytes: Bytes, logKey: NoteKey): Promise<Checkpoint> {
  const note = parseNote(noteBytes);
  const checkpoint = parseCheckpoint(note);
  if (checkpoint.origin !== logKey.name || !(await logKey.signed(note))) {
    throw new InvalidEvidence('bad-signature', `The checkpoint is not signed by ${logKey.name}`);
  }
  return checkpoint;
}

/** Checks the witnesses' lines; a false one is `bad-signature`, too few are told by a missing `quorumTime`. */
export async function checkWitnesses(noteBytes: Bytes, quorum: Quorum): Promise<Witnessed> {
  const note = parseNote(noteBytes);
  const cosigned: Cosigned[] = [];
  const times: number[] = [];
  for (const witness of quorum.witnesses) {
    const seconds = await witness.cosignedAt(note);
    if (seconds === undefined) {
      cosigned.push({ witness: witness.name });
    } else {
      cosigned.push({ witness: witness.name, at: new Date(seconds * 1000) });
      times.push(seconds);
    }
  }
  const earliest = times.sort((a, b) => a - b).slice(0, quorum.threshold);
  const median = earliest.length < quorum.threshold ? undefined : earliest[Math.floor(quorum.threshold / 2)];
  const witnessed = { checkpoint: parseCheckpoint(note), cosigned };
  return median === undefined ? witnessed : { ...witnessed, quorumTime: new Date(median * 1000) };
}
