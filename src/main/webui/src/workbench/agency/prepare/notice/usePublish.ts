import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../../api/problem';
import { base64 } from '../../../../sealing/bytes';
import { signMessage, type Signer } from '../../../../sealing/sign';
import * as server from '../server';
import { registerDigest, type Bound, type Notice } from './notice';

/**
 * Signs a notice in this browser and hands it in. What it covers is asked for at the last moment, so that it is signed over
 * the documents that are stored, and a refusal is told with all its reasons.
 */
export function usePublish(lot: server.Lot) {
  const client = useQueryClient();
  const [error, setError] = useState<unknown>();
  const [signed, setSigned] = useState<string>();

  /** Whether it was taken. */
  const publish = async (signer: Signer, compose: (bound: Bound) => Notice): Promise<boolean> => {
    setError(undefined);
    try {
      const [{ documentsRoot }, { register }] = await Promise.all([
        server.documentsOf(lot.tender),
        server.trust(),
      ]);
      const registerSha256 = await registerDigest(register);
      const notice = compose({ documentsRoot: documentsRoot ?? '', registerSha256 });
      const message = base64(await signMessage(notice, signer));
      setSigned(message);
      await server.publishNotice(lot.tender, lot.lot, message);
      await client.invalidateQueries({ queryKey: ['agency'] });
      return true;
    } catch (e) {
      setError(e);
      if (e instanceof Problem) {
        await client.invalidateQueries({ queryKey: ['agency'] }); // what was refused may have been overtaken
      }
      return false;
    }
  };
  return { publish, error, signed };
}
