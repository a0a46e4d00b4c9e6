import { equal, hex, utf8, type Bytes } from './bytes';
import {
  checkLogSignature,
  checkWitnesses,
  parseCheckpoint,
  type Checkpoint,
  type Cosigned,
} from './checkpoint';
import { sha256 } from './digest';
import { InvalidEvidence } from './evidence';
import { climb, leafHash, type Climb } from './merkle';
import { parseNote, UnsupportedBrowser } from './note';
import { readReceipt, type Receipt } from './receipt';
import { openSignedMessage } from './signedMessage';
import { checkTimestamp } from './timestamp';
import { parseTlogProof, type TlogProof } from './tlogProof';
import { quorum, type Register } from './trust';

/** What is checked, in this order. Each is judged by itself, so that one fault does not hide another. */
export type StepName =
  'platformSignature' | 'inclusion' | 'logSignature' | 'witnesses' | 'checkpointTime' | 'ownFiles';

/**
 * What came of one step. `missing`: the file for it was not given. `unsupported`: this browser cannot compute it; that says
 * nothing about the receipt.
 */
export type Verdict = { step: StepName } & (
  { result: 'holds' } | { result: 'fails'; code: string } | { result: 'missing' | 'unsupported' }
);

/** Everything that could be learnt, also from a receipt that does not hold. */
export interface ReceiptReport {
  verdicts: Verdict[];
  /** `holds` only when every step does; one fault is enough for `fails`. */
  overall: 'holds' | 'fails' | 'incomplete';
  receipt?: Receipt;
  index?: bigint;
  checkpoint?: Checkpoint;
  climb?: Climb;
  /** Whether the computed root is the one in the checkpoint. */
  rootMatches?: boolean;
  cosigned: Cosigned[];
  quorumTime?: Date;
  /** What the time-stamp authority says, when its token holds. */
  checkpointTime?: Date;
}

/** A receipt with what came along. */
export interface Papers {
  receipt: Bytes;
  proof?: Bytes | undefined;
  checkpointToken?: Bytes | undefined;
  /** The bidder's own `sealed.json`: is the receipt for exactly these bytes? Not asked of others. */
  sealed?: Bytes | undefined;
  /** The bidder's own `bid.p7s` or signed withdrawal, likewise. */
  signature?: Bytes | undefined;
}

/** Checks a receipt against a register. Nothing is asked of any server. */
export async function checkReceipt(papers: Papers, register: Register): Promise<ReceiptReport> {
  const found: Omit<ReceiptReport, 'verdicts' | 'overall'> = { cosigned: [] };
  const verdicts: Verdict[] = [];
  const step = async (name: StepName, needs: unknown, check: () => Promise<void>) => {
    verdicts.push({ step: name, ...(needs === undefined ? { result: 'missing' } : await judged(check)) });
  };

  await step('platformSignature', papers.receipt, async () => {
    const message = await openSignedMessage(papers.receipt);
    found.receipt = await readReceipt(message.body);
    if (!equal(message.signer, register.platformSigning)) {
      throw new InvalidEvidence('bad-receipt', 'Not signed by the platform the register names');
    }
  });
  await step('inclusion', papers.proof && found.receipt, async () => {
    const { entry } = found.receipt as Receipt;
    await checkInclusion(parseTlogProof(papers.proof as Bytes), entry, found);
  });
  await step('logSignature', papers.proof, async () => {
    await checkLogSignature(parseTlogProof(papers.proof as Bytes).checkpointNote, register.logKey);
  });
  await step('witnesses', papers.proof, async () => {
    const note = parseTlogProof(papers.proof as Bytes).checkpointNote;
    const witnessed = await checkWitnesses(note, quorum(register));
    found.cosigned = witnessed.cosigned;
    if (witnessed.quorumTime === undefined) {
      throw new InvalidEvidence('no-quorum', `Fewer than ${register.threshold} witnesses cosigned`);
    }
    found.quorumTime = witnessed.quorumTime;
  });
  await step('checkpointTime', papers.proof && papers.checkpointToken, async () => {
    const checkpoint = parseCheckpoint(parseNote(parseTlogProof(papers.proof as Bytes).checkpointNote));
    found.checkpointTime = await checkTimestamp(
      papers.checkpointToken as Bytes,
      utf8(checkpoint.noteText),
      register.timestampAuthority,
    );
  });
  if (found.receipt !== undefined && (papers.sealed ?? papers.signature) !== undefined) {
    const { sealedSha256, signatureSha256 } = found.receipt;
    await step('ownFiles', papers, async () => {
      await requireDigest(papers.sealed, sealedSha256);
      await requireDigest(papers.signature, signatureSha256);
    });
  }
  return { ...found, verdicts, overall: overall(verdicts) };
}

async function requireDigest(file: Bytes | undefined, digest: string): Promise<void> {
  if (file !== undefined && hex(await sha256(file)) !== digest) {
    throw new InvalidEvidence('other-files', 'The receipt is for other files');
  }
}

async function checkInclusion(
  proof: TlogProof,
  entry: Bytes,
  found: Omit<ReceiptReport, 'verdicts' | 'overall'>,
): Promise<void> {
  found.index = proof.index;
  found.checkpoint = parseCheckpoint(parseNote(proof.checkpointNote));
  const way = await climb(await leafHash(entry), proof.index, found.checkpoint.size, proof.hashes);
  if (way !== undefined) {
    found.climb = way;
    found.rootMatches = equal(way.root, found.checkpoint.root);
  }
  if (found.rootMatches !== true) {
    throw new InvalidEvidence('bad-proof', "The entry does not lead to the checkpoint's root");
  }
}

async function judged(
  check: () => Promise<void>,
): Promise<{ result: 'holds' | 'unsupported' } | { result: 'fails'; code: string }> {
  try {
    await check();
    return { result: 'holds' };
  } catch (e) {
    if (e instanceof InvalidEvidence) {
      return { result: 'fails', code: e.code };
    }
    if (e instanceof UnsupportedBrowser) {
      return { result: 'unsupported' };
    }
    throw e;
  }
}

function overall(verdicts: Verdict[]): ReceiptReport['overall'] {
  if (verdicts.some((verdict) => verdict.result === 'fails')) {
    return 'fails';
  }
  return verdicts.every((verdict) => verdict.result === 'holds') ? 'holds' : 'incomplete';
}

/** WebCrypto exists only on https and localhost. */
export function requireWebCrypto(): void {
  if (globalThis.crypto?.subtle === undefined) {
    throw new UnsupportedBrowser('webcrypto');
  }
}
