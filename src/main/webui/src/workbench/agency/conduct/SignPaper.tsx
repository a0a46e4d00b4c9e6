import type { ReactNode } from 'react';
import { getBytes, sendBytes } from '../../../api/ask';
import { businessNow } from '../../../live/clock';
import type { Signer } from '../../../sealing/sign';
import { signPdf } from '../../../sealing/signPdf';
import { SignWith } from '../../../ui/SignWith';
import { useAct } from './useAct';

/**
 * A PDF of the platform that gets one signature more: it is fetched, signed in this page and handed in again.
 *
 * @param pdf where it is
 * @param to where the signed one goes
 * @param reason why it is signed, as readers of the PDF see it
 */
export function SignPaper({
  act,
  said,
  reason,
  pdf,
  to,
  organisation,
  onDone,
  children,
}: {
  act: string;
  said: string;
  reason: string;
  pdf: string;
  to: string;
  organisation: { name: string; creditCode: string } | undefined;
  onDone: () => void;
  children: ReactNode;
}) {
  const sign = useAct(async (signer: Signer) => {
    const paper = await getBytes(pdf); // as it is now: somebody may have signed meanwhile
    const more = await signPdf(paper, signer, reason, new Date(businessNow() ?? Date.now()));
    return sendBytes('POST', to, {}, more, 'application/pdf');
  }, said);
  return (
    <SignWith
      act={act}
      organisation={organisation}
      onSign={async (signer) => {
        await sign.mutateAsync(signer);
        onDone();
      }}
    >
      {children}
    </SignWith>
  );
}
