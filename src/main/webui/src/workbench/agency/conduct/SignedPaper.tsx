import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { businessNow } from '../../../live/clock';
import { Problem } from '../../../api/problem';
import { base64 } from '../../../sealing/bytes';
import { signMessage, type Signer } from '../../../sealing/sign';
import { SignWith } from '../../../ui/SignWith';
import { organisation } from '../prepare/queries';
import { useAct } from './useAct';

/**
 * The check page of a paper of the tender side: its lines, the key it is signed with, and the button named after the act.
 *
 * @param body of the paper at the instant it is signed, as the platform's time is then
 * @param send hands it in, in base64
 * @param onError what the platform refused, for the summary on top of the form it came from
 */
export function SignedPaper({
  act,
  said,
  body,
  send,
  onError,
  onDone,
  children,
}: {
  act: string;
  said: string;
  body: (at: string) => Record<string, unknown>;
  send: (paper: string) => Promise<unknown>;
  onError: (error: unknown) => void;
  onDone?: () => void;
  children: ReactNode;
}) {
  const own = useQuery(organisation).data ?? undefined;
  const sign = useAct(async (signer: Signer) => {
    const at = new Date(businessNow() ?? Date.now()).toISOString();
    return send(base64(await signMessage(body(at), signer)));
  }, said);
  return (
    <SignWith
      act={act}
      organisation={own}
      onSign={async (signer) => {
        try {
          await sign.mutateAsync(signer);
        } catch (error) {
          if (error instanceof Problem && error.errors.length > 0) {
            onError(error); // all of it, on top of the form
            return;
          }
          throw error;
        }
        onDone?.();
      }}
    >
      {children}
    </SignWith>
  );
}
