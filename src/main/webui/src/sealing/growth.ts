import { checkLogSignature, checkWitnesses, type Checkpoint, type Cosigned } from './checkpoint';
import { InvalidEvidence } from './evidence';
import { Tiles, type LogSource } from './logEntry';
import { provesConsistency } from './merkle';
import { quorum, type Register } from './trust';

/** The newest witnessed checkpoint, and that an earlier one is its beginning. */
export interface Growth {
  checkpoint: Checkpoint;
  cosigned: Cosigned[];
  quorumTime: Date;
  /** hashes the proof took; missing where there was no earlier checkpoint to compare with */
  steps?: number;
}

/**
 * Reads the newest checkpoint and computes that it continues an earlier one. A log that lost, changed or inserted anything before it
 * is `log-rewritten`, also when it got shorter; a checkpoint without its witnesses is `no-quorum`.
 *
 * @param earlier seen before and kept; undefined at the first look
 */
export async function checkGrowth(
  earlier: Pick<Checkpoint, 'origin' | 'size' | 'root'> | undefined,
  source: LogSource,
  register: Register,
): Promise<Growth> {
  const note = await source('checkpoint');
  if (note === undefined) {
    throw new InvalidEvidence('bad-tile', 'The log has no checkpoint');
  }
  const checkpoint = await checkLogSignature(note, register.logKey);
  const { cosigned, quorumTime } = await checkWitnesses(note, quorum(register));
  if (quorumTime === undefined) {
    throw new InvalidEvidence('no-quorum', `Fewer than ${register.threshold} witnesses cosigned`);
  }
  if (earlier === undefined) {
    return { checkpoint, cosigned, quorumTime };
  }
  const proof =
    earlier.origin === checkpoint.origin && earlier.size <= checkpoint.size && earlier.size > 0n
      ? await new Tiles(source, checkpoint.size).consistency(earlier.size)
      : undefined;
  if (
    proof === undefined ||
    !(await provesConsistency(earlier.size, checkpoint.size, proof, earlier.root, checkpoint.root))
  ) {
    throw new InvalidEvidence('log-rewritten', 'The log does not continue the checkpoint seen before');
  }
  return { checkpoint, cosigned, quorumTime, steps: proof.length };
}
