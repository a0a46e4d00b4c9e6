import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import { businessNow } from '../../../live/clock';
import type { Signer } from '../../../sealing/sign';
import { signPdf } from '../../../sealing/signPdf';
import { announce } from '../../../ui/Announcements';
import { SignWith } from '../../../ui/SignWith';
import { bidName } from './bidName';
import { useReason } from './useReason';
import { acts, reportToSign, sittingQuery, type LotKey, type Sitting } from './roomApi';

/** Members sign one behind the other; a file fetched before another signed lacks that signature and is fetched again. */
const ATTEMPTS = 5;

/** The member's own signature in the report, made in the browser. */
export function SignReport({ lot, sitting }: { lot: LotKey; sitting: Sitting }) {
  const { t } = useTranslation('room');
  const queries = useQueryClient();
  const { result } = sitting.work;
  const reason = useReason();
  const sign = async (signer: Signer) => {
    try {
      await signNewest(lot, signer, reason);
      announce(t('sign.done'));
    } finally {
      await queries.invalidateQueries({ queryKey: sittingQuery(lot).queryKey });
    }
  };
  return (
    <SignWith act={t('sign.act')} onSign={sign}>
      <p>{t('sign.text', { count: sitting.signatures.length })}</p>
      <ol>
        {result?.candidates.map((bid) => (
          <li key={bid}>{bidName(sitting, bid)}</li>
        ))}
      </ol>
      {result?.candidates.length === 0 && <p>{t('summary.failed')}</p>}
    </SignWith>
  );
}

async function signNewest(lot: LotKey, signer: Signer, reason: string, attempt = 1): Promise<unknown> {
  const pdf = await reportToSign(lot);
  try {
    return await acts.sign(lot, await signPdf(pdf, signer, reason, new Date(businessNow() ?? Date.now())));
  } catch (error) {
    if (attempt < ATTEMPTS && error instanceof Problem && error.code === 'report-signed-meanwhile') {
      return signNewest(lot, signer, reason, attempt + 1);
    }
    throw error;
  }
}
