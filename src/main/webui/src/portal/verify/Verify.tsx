import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Problem } from '../../api/problem';
import { readPasted, sortDropped, together, type Dropped } from '../../sealing/dropped';
import { InvalidEvidence } from '../../sealing/evidence';
import { UnsupportedBrowser } from '../../sealing/note';
import { ErrorNote } from '../../ui/ErrorNote';
import { Loading } from '../../ui/Loading';
import { Note } from '../../ui/Note';
import { PageTitle } from '../../ui/PageTitle';
import '../portal.css';
import { Asking, type GivenFile } from './Asking';
import { judgeEntry, judgeReceipt, ownReceipt } from './check';
import { EntryFound } from './EntryFound';
import { Given } from './Given';
import { Limits } from './Limits';
import { ReceiptFound } from './ReceiptFound';
import { Fault } from './Verdicts';

const NUMBER = /^#?\s*(0|[1-9][0-9]{0,17})$/;
const DIGEST = /^[0-9a-f]{64}$/;
const NOTHING: Dropped = { others: [] };

/**
 * Anybody checks a receipt, or one entry of the log, on the own computer. What was dropped stays here; a number or a digest
 * stands in the address, so that it can be sent to somebody.
 */
export function Component() {
  const { t } = useTranslation('verify');
  const [address, setAddress] = useSearchParams();
  const [given, setGiven] = useState({ papers: NOTHING, times: 0 });
  const [fault, setFault] = useState<string>();
  const entry = NUMBER.exec(address.get('entry') ?? '')?.[1];
  const digest = DIGEST.exec(address.get('receipt') ?? '')?.[0];
  const asked = entry !== undefined || digest !== undefined;

  const checked = useQuery({
    queryKey: ['verify', entry, digest, given.times],
    enabled: asked || given.papers.receipt !== undefined,
    staleTime: Infinity,
    gcTime: 0, // bytes of a bidder are not kept
    retry: false,
    queryFn: async () => {
      if (entry !== undefined) {
        return { entry: await judgeEntry(BigInt(entry), given.papers.trustFile) };
      }
      const papers = digest === undefined ? given.papers : { ...given.papers, ...(await ownReceipt(digest)) };
      return { receipt: await judgeReceipt(papers, papers.receipt ?? new Uint8Array()) };
    },
  });

  const take = (more: Dropped) => {
    setFault(undefined);
    setGiven(({ papers, times }) => ({ papers: together(papers, more), times: times + 1 }));
    if (more.receipt !== undefined || more.proof !== undefined) {
      setAddress({});
    }
  };
  const onFiles = (files: GivenFile[]) => take(sortDropped(files));
  const onText = (text: string) => {
    const typed = text.trim();
    const number = NUMBER.exec(typed)?.[1];
    if (number !== undefined) {
      setFault(undefined);
      setAddress({ entry: number });
    } else if (DIGEST.test(typed)) {
      setFault(undefined);
      setAddress({ receipt: typed });
    } else {
      const papers = readPasted(typed);
      setFault(papers === undefined ? t(typed === '' ? 'ask.nothing' : 'ask.unknown') : undefined);
      if (papers !== undefined) {
        take(papers);
      }
    }
  };
  const anything = Object.keys(given.papers).length > 1 || given.papers.others.length > 0;
  return (
    <>
      <PageTitle title={t('title')} wrong={fault !== undefined} />
      <p className="lead">{t('lead')}</p>
      <Asking onText={onText} onFiles={onFiles} fault={fault} />
      {anything && !asked && <Given papers={given.papers} />}
      {checked.isFetching && <Loading />}
      {checked.error && <Refusal error={checked.error} />}
      {checked.data?.entry && <EntryFound checked={checked.data.entry} />}
      {checked.data?.receipt && <ReceiptFound checked={checked.data.receipt} />}
      <Limits />
    </>
  );
}

/** Why nothing could be judged at all. */
function Refusal({ error }: { error: Error }) {
  const { t } = useTranslation('verify');
  if (error instanceof UnsupportedBrowser) {
    return <Note kind="warning">{t(`unsupported.${error.missing}`)}</Note>;
  }
  if (error instanceof InvalidEvidence) {
    return (
      <div role="alert">
        <Note kind="danger">
          <Fault code={error.code} />
        </Note>
      </div>
    );
  }
  if (error instanceof Problem && (error.status === 401 || error.status === 403 || error.status === 404)) {
    return (
      <div role="alert">
        <Note kind="warning">
          {t('ownOnly')} <span className="code">{t('code', { code: error.code })}</span>
        </Note>
      </div>
    );
  }
  return <ErrorNote error={error} />;
}
