import { unbase64 } from '../../../../sealing/bytes';
import { canonicalBytes, readCanonical, readLoosely } from '../../../../sealing/canonicalJson';
import { sha256 } from '../../../../sealing/digest';
import { hex } from '../../../../sealing/bytes';
import { openContent } from '../../../../sealing/signedMessage';
import type { PublishedNotice } from '../server';

/** How long bidders may claim after the close before shares go out, in seconds. */
const OBJECTION_WINDOW = 300;
/** How long after the deadline a bid may still reach its witnesses, in seconds. */
const GRACE = 120;
const SUITE = 'intl-1';
const PROFILE = 'trustees';
/** One opening of everything: what this desk announces has one round. */
const ENVELOPE = 'complete';

export interface NoticeRound {
  round: number;
  envelope: string;
  /** RFC 3339 with milliseconds, the one spelling that is signed */
  openAt: string;
  after: number | null;
}

/** The terms of one lot as its agency signs them (protocol 5.1b); the names are those of the signed JSON. */
export interface Notice extends Record<string, unknown> {
  v: 1;
  tender: string;
  lot: string;
  version: number;
  prev: string | null;
  rounds: NoticeRound[];
  minimumBids: number;
  objectionWindow: number;
  grace: number;
  suite: string;
  profile: string;
  signers: string[];
  registerSha256: string;
  documentsRoot: string;
}

/** What only the platform and the signer's certificate know. */
export interface Bound {
  registerSha256: string;
  documentsRoot: string;
}

/**
 * The notice that announces a lot.
 *
 * @param signers digests of the certificates that may sign what follows: later notices, and the opening record for either
 *     side
 */
export const firstNotice = (
  lot: { tender: string; lot: string; minimumBids: number },
  openAt: string,
  signers: readonly string[],
  bound: Bound,
): Notice => ({
  v: 1,
  tender: lot.tender,
  lot: lot.lot,
  version: 1,
  prev: null,
  // a notice has milliseconds, always; a time that is read from the platform may have none
  rounds: [{ round: 1, envelope: ENVELOPE, openAt: new Date(openAt).toISOString(), after: null }],
  minimumBids: lot.minimumBids,
  objectionWindow: OBJECTION_WINDOW,
  grace: GRACE,
  suite: SUITE,
  profile: PROFILE,
  signers: [...new Set(signers)],
  ...bound,
});

/** The next notice: all that is not said stays as the one before says it. */
export const nextNotice = (
  before: PublishedNotice,
  openAt: (round: NoticeRound) => string,
  bound: Bound,
): Notice => {
  const terms = readNotice(before.notice);
  return {
    ...terms,
    version: before.version + 1,
    prev: before.noticeSha256,
    rounds: terms.rounds.map((round) => ({ ...round, openAt: openAt(round) })),
    ...bound,
  };
};

/** The newest notice of the chain; those off it bind only where they delay. */
export const newest = (notices: readonly PublishedNotice[]): PublishedNotice | undefined =>
  notices
    .filter(({ inChain }) => inChain)
    .sort((a, b) => a.version - b.version)
    .at(-1);

/** What a notice says, out of its signed bytes. */
export function readNotice(message: string): Notice {
  const bytes = unbase64(message);
  if (bytes === undefined) {
    throw new Error('A notice is no base64');
  }
  return readCanonical(openContent(bytes)).members as Notice;
}

/** Digest of the register of trustees in force, by which notices name it. */
export async function registerDigest(message: string): Promise<string> {
  const bytes = unbase64(message);
  if (bytes === undefined) {
    throw new Error('The register is no base64');
  }
  const body = openContent(bytes);
  readLoosely(body); // a register is JSON; anything else is none
  return hex(await sha256(body));
}

/** The digest by which everything else refers to a notice. */
export const noticeDigest = async (notice: Notice): Promise<string> =>
  hex(await sha256(canonicalBytes(notice)));
