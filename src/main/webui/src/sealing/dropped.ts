import { fromUtf8, unbase64, utf8, type Bytes } from './bytes';
import { readLoosely } from './canonicalJson';
import { InvalidEvidence } from './evidence';
import { contentKind, openContent } from './signedMessage';
import { looksLikeProof } from './tlogProof';

/** What somebody may drop on the page, sorted by what it is and not by what it is called. */
export interface Dropped {
  /** CMS message of the platform: `receipt.p7`, `receipt.p7m`. */
  receipt?: Bytes;
  /** `receipt.tlog-proof`. */
  proof?: Bytes;
  /** Token over the checkpoint: `checkpoint.tst`, `receipt.checkpoint-token.der`. */
  checkpointToken?: Bytes;
  /** The bidder's own `sealed.json`, to compare with the digest in the receipt. */
  sealed?: Bytes;
  /** The bidder's own `bid.p7s`, or the signed withdrawal. */
  signature?: Bytes;
  /** The reader's own `trust.json`. */
  trustFile?: Bytes;
  /** Files that are none of these. */
  others: Other[];
}

/** A file this page cannot check: a PDF, some other signed paper such as a notice, or something unknown. */
export interface Other {
  name: string;
  kind: 'pdf' | 'signed' | 'unknown';
}

/** Sorts files by their content; of two of one kind the later counts. */
export function sortDropped(files: { name: string; bytes: Bytes }[]): Dropped {
  return files.reduce(add, { others: [] });
}

/** Reads pasted text: the JSON of a receipt or of a trust file, or a proof; `undefined` when it is neither. */
export function readPasted(text: string): Dropped | undefined {
  const trimmed = text.trim(); // copying adds or loses blanks at the ends: a proof ends with a newline, JSON does not
  const bytes = utf8(trimmed.startsWith('{') ? trimmed : trimmed + '\n');
  const sorted = sortDropped([{ name: '', bytes }]);
  return sorted.others.length === 0 ? sorted : undefined;
}

/**
 * What is at hand when more is dropped. A receipt begins anew, but for the trust file: the proof of another receipt would
 * make a good one look forged.
 */
export function together(before: Dropped, more: Dropped): Dropped {
  if (more.receipt === undefined) {
    return { ...before, ...more };
  }
  return before.trustFile === undefined ? more : { trustFile: before.trustFile, ...more };
}

function add(sorted: Dropped, file: { name: string; bytes: Bytes }): Dropped {
  const found = message(file.bytes) ?? text(file.bytes);
  if (found !== undefined) {
    return { ...sorted, ...found };
  }
  const kind = startsWith(file.bytes, '%PDF-')
    ? 'pdf'
    : contentKind(file.bytes) === undefined
      ? 'unknown'
      : 'signed';
  return { ...sorted, others: [...sorted.others, { name: file.name, kind }] };
}

/** A CMS message: a time-stamp, the signature of a bid, a receipt or a withdrawal. */
function message(bytes: Bytes): Partial<Dropped> | undefined {
  switch (contentKind(bytes)) {
    case 'timestamp':
      return { checkpointToken: bytes };
    case 'detached':
      return { signature: bytes };
    case 'data': {
      const names = Object.keys(dropped(openContent(bytes)) ?? {});
      if (names.includes('salt') && names.includes('sealedSha256')) {
        return { receipt: bytes };
      }
      return names.includes('sealedSha256') ? { signature: bytes } : undefined; // a withdrawal
    }
    default:
      return undefined;
  }
}

function text(bytes: Bytes): Partial<Dropped> | undefined {
  if (looksLikeProof(fromUtf8(bytes) ?? '')) {
    return { proof: bytes };
  }
  const json = dropped(bytes);
  if (json === undefined) {
    return undefined;
  }
  if ('regulatorSigning' in json && 'register' in json) {
    return { trustFile: bytes };
  }
  if (typeof json['receipt'] === 'string') {
    return answer(json);
  }
  return 'signerCertSha256' in json && 'allotSha256' in json ? { sealed: bytes } : undefined;
}

/** The JSON in which the platform hands out a receipt: everything in one file. */
function answer(json: Record<string, unknown>): Partial<Dropped> {
  const receipt = bytesOf(json['receipt']);
  const checkpointToken = bytesOf(json['checkpointTimestamp']);
  const proof = json['proof'];
  return {
    ...(receipt === undefined ? {} : { receipt }),
    ...(checkpointToken === undefined ? {} : { checkpointToken }),
    ...(typeof proof === 'string' ? { proof: utf8(proof) } : {}),
  };
}

function dropped(bytes: Bytes): Record<string, unknown> | undefined {
  try {
    return readLoosely(bytes).members;
  } catch (e) {
    if (e instanceof InvalidEvidence) {
      return undefined; // something else than JSON, which is no fault of the reader's
    }
    throw e;
  }
}

function bytesOf(value: unknown): Bytes | undefined {
  return typeof value === 'string' ? unbase64(value) : undefined;
}

function startsWith(bytes: Bytes, magic: string): boolean {
  return utf8(magic).every((byte, i) => bytes[i] === byte);
}
