import { answer, api } from '../../api/client';
import { Problem, Unreachable } from '../../api/problem';
import { heard, missed } from '../../live/connection';
import { unbase64, utf8, type Bytes } from '../../sealing/bytes';
import { checkReceipt, requireWebCrypto, type ReceiptReport } from '../../sealing/checkReceipt';
import type { Dropped } from '../../sealing/dropped';
import { InvalidEvidence, orInvalid } from '../../sealing/evidence';
import { findEntry, type FoundEntry, type LogSource } from '../../sealing/logEntry';
import { readEntry } from '../../sealing/receipt';
import { readPlatformTrust, readTrustFile, type Trust } from '../../sealing/trust';

/** A receipt with what this browser found out about it, and by whose keys. */
export interface CheckedReceipt {
  trust: Trust;
  report: ReceiptReport;
}

/** An entry of the log with its way to the root, and by whose keys. `type` is missing where the log keeps it secret. */
export interface CheckedEntry {
  trust: Trust;
  found: FoundEntry;
  type?: string;
}

/** Keys of the reader's own file, or else those the platform shows of itself. */
export async function trustOf(file: Bytes | undefined): Promise<Trust> {
  requireWebCrypto();
  if (file !== undefined) {
    return readTrustFile(file);
  }
  const shown = await answer(api.GET('/api/trust'));
  return readPlatformTrust(
    orInvalid(unbase64(shown.register ?? ''), 'bad-register', 'The platform shows no register'),
  );
}

/** Judges a receipt with its papers; nothing of it leaves this computer. */
export async function judgeReceipt(papers: Dropped, receipt: Bytes): Promise<CheckedReceipt> {
  const trust = await trustOf(papers.trustFile);
  return { trust, report: await checkReceipt({ ...papers, receipt }, trust.register) };
}

/** Looks up an entry by its number and computes its way to the root. */
export async function judgeEntry(index: bigint, trustFile: Bytes | undefined): Promise<CheckedEntry> {
  const trust = await trustOf(trustFile);
  const found = await findEntry(index, publicLog, trust.register);
  const entry = readEntry(found.entry);
  return entry === 'commitment' ? { trust, found } : { trust, found, type: entry.type };
}

/** A receipt as the platform sends it: bytes are base64. */
interface SentReceipt {
  receipt: string;
  proof: string;
  checkpointTimestamp: string;
}

/** The papers of one's own receipt, asked for by the digest of its sealed.json; one has to be logged in. */
export async function ownReceipt(sha256: string): Promise<Dropped> {
  const asked = api.GET('/api/receipts/{sha256}', { params: { path: { sha256 } } });
  const given = (await answer<unknown>(asked)) as Partial<SentReceipt> | undefined; // 202 has no body
  const receipt = unbase64(given?.receipt ?? '');
  if (given === undefined || receipt === undefined || receipt.length === 0) {
    throw new InvalidEvidence('not-yet-witnessed', 'The log has no quorum for it yet');
  }
  const checkpointToken = unbase64(given.checkpointTimestamp ?? '');
  return {
    receipt,
    ...(given.proof ? { proof: utf8(given.proof) } : {}),
    ...(checkpointToken ? { checkpointToken } : {}),
    others: [],
  };
}

/** The public log as files; past the generated client, which knows JSON only. */
export const publicLog: LogSource = async (path) => {
  let response: Response;
  try {
    response = await fetch(`/log/${path}`);
  } catch (e) {
    missed();
    throw new Unreachable(e);
  }
  heard();
  if (response.status === 404) {
    return undefined;
  }
  if (!response.ok) {
    throw Problem.of(response.status, await response.json().catch(() => undefined));
  }
  return new Uint8Array(await response.arrayBuffer());
};
