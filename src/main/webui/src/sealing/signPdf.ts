import { answer, api } from '../api/client';
import { addSignature } from './addSignature';
import type { Bytes } from './bytes';
import { signDetached, type Signer } from './sign';
import { withTimestamp } from './stamp';

/**
 * The same PDF with one more PAdES signature behind those it has, made with a key that stays in this page and time-stamped
 * through the platform.
 *
 * @param pdf a paper the platform has signed first: opening record, evaluation report or award notice
 * @param reason why it is signed, as readers of the PDF see it
 * @param at business time, as readers of the PDF see it; the time that counts is the time-stamp's
 * @throws InvalidEvidence `bad-pdf` for any other file, `bad-timestamp` when the authority gives none
 */
export function signPdf(pdf: Bytes, signer: Signer, reason: string, at: Date): Promise<Bytes> {
  return addSignature(
    pdf,
    async (covered) => withTimestamp(await signDetached(covered, signer), askAuthority),
    reason,
    at,
  );
}

/** The authority of the platform's trust file answers through the platform, which every account may ask. */
async function askAuthority(request: Bytes): Promise<Bytes> {
  const reply = await answer(
    api.POST('/api/timestamps', {
      body: request as unknown as string, // bytes: the description can only say "binary string"
      bodySerializer: (bytes) => bytes,
      headers: { 'Content-Type': 'application/timestamp-query' },
      parseAs: 'arrayBuffer',
    }),
  );
  return new Uint8Array(reply);
}
