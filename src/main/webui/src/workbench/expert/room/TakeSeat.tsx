import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bytes } from '../../../sealing/bytes';
import { readCanonical } from '../../../sealing/canonicalJson';
import { orInvalid } from '../../../sealing/evidence';
import { signMessage, type Signer } from '../../../sealing/sign';
import { announce } from '../../../ui/Announcements';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Note } from '../../../ui/Note';
import { SignWith } from '../../../ui/SignWith';
import { acts, recusalStatement, sittingQuery, type LotKey, type Sitting } from './roomApi';

/** The recusal statement before the seat: every bidder is named, and whoever is tied to one of them signs nothing. */
export function TakeSeat({ lot, sitting }: { lot: LotKey; sitting: Sitting }) {
  const { t } = useTranslation('room');
  const queries = useQueryClient();
  const [tied, setTied] = useState<ReadonlySet<string>>(new Set());
  const toggle = (slot: string) =>
    setTied((known) => {
      const next = new Set(known);
      if (!next.delete(slot)) {
        next.add(slot);
      }
      return next;
    });
  const statement = useQuery({
    queryKey: ['recusal-statement', lot.tender, lot.lot],
    queryFn: () => recusalStatement(lot),
    staleTime: Infinity,
  });
  const sign = async (signer: Signer) => {
    try {
      await acts.takeSeat(
        lot,
        await signMessage(orInvalid(statement.data, 'malformed-json', 'No statement'), signer),
      );
      announce(t('seat.taken'));
    } finally {
      await queries.invalidateQueries({ queryKey: sittingQuery(lot).queryKey });
    }
  };
  return (
    <>
      <h2>{t('seat.title')}</h2>
      <p>{t('seat.why')}</p>
      <fieldset className="asked-of-member">
        <legend>{t('seat.bidders')}</legend>
        {sitting.work.bids.map(({ slot, organisation, creditCode }) => (
          <p key={slot}>
            <label className="pick">
              <input type="checkbox" checked={tied.has(slot)} onChange={() => toggle(slot)} />
              <span>
                {organisation} <span className="secondary numeric">{creditCode}</span>
              </span>
            </label>
          </p>
        ))}
      </fieldset>
      {statement.error && <ErrorNote error={statement.error} />}
      {tied.size > 0 ? (
        <div role="alert">
          <Note kind="warning">
            <p>{t('seat.tied')}</p>
          </Note>
        </div>
      ) : (
        <SignWith act={t('seat.act')} onSign={sign}>
          <blockquote lang="zh-CN">{statement.data && wordsOf(statement.data)}</blockquote>
          <p>{t('seat.covers')}</p>
        </SignWith>
      )}
    </>
  );
}

/** The words that are signed, out of the very bytes. */
function wordsOf(statement: Bytes): string {
  return readCanonical(statement).text('statement');
}
