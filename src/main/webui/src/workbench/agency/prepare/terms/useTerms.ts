import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../../api/problem';
import { canonicalBytes } from '../../../../sealing/canonicalJson';
import { useDraft } from '../../../../ui/useDraft';
import { documents } from '../queries';
import { documentAddress, type Lot } from '../server';
import { upload } from '../upload';
import { useEmptyTerms } from './emptyTerms';
import { differences } from './parts';
import { storedTerms, written, type Terms } from './terms';

interface Kept {
  /** digest of the stored draft this one began with; null when none was stored */
  base: string | null;
  terms: Terms;
}

const none: Kept | undefined = undefined;

async function read(tender: string, name: string, empty: Terms): Promise<Terms> {
  const response = await fetch(documentAddress(tender, name), { credentials: 'same-origin' });
  if (!response.ok) {
    throw Problem.of(response.status, await response.json().catch(() => undefined));
  }
  return { ...empty, ceilingPrice: null, ...((await response.json()) as Partial<Terms>) };
}

/** What an addendum said of itself is not said again by the next. */
function withoutAddendum(published: Terms): Terms {
  const terms = { ...published };
  delete terms.addendum;
  return terms;
}

/**
 * The terms of a lot while they are written: as stored for everybody who works on them, with what this account has typed
 * over it. What is typed is kept in this browser at once; storing it never replaces what its writer has not seen.
 */
export function useTerms(lot: Lot) {
  const { tender, lot: name } = lot;
  const client = useQueryClient();
  const empty = useEmptyTerms(lot);
  const listed = useQuery({ ...documents(tender), refetchInterval: 15_000 });
  const stored = listed.data && storedTerms(name, listed.data.documents);
  const reading = (document: { name: string; sha256: string } | undefined) => ({
    queryKey: ['agency', 'terms', tender, document?.sha256 ?? null],
    queryFn: () => (document ? read(tender, document.name, empty) : null),
    enabled: stored !== undefined,
    staleTime: Infinity,
  });
  const published = useQuery(reading(stored?.published));
  const draftStored = useQuery(reading(stored?.draft));
  const draft = useDraft<Kept | undefined>(
    `agency/terms/${tender}/${stored?.draftName ?? `${name}.terms`}`,
    none,
  );
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();

  const isReady = stored !== undefined && !published.isPending && !draftStored.isPending;
  const theirs = draftStored.data ?? undefined;
  const base = theirs ?? (published.data ? withoutAddendum(published.data) : empty);
  const terms = draft.value?.terms ?? base;
  const storedSha = stored?.draft?.sha256 ?? null;
  const isDirty =
    draft.value !== undefined && (theirs === undefined || differences(theirs, terms).length > 0);
  const conflict =
    isReady && draft.value && theirs && draft.value.base !== storedSha && isDirty ? theirs : undefined;

  const change = (next: Terms) => draft.change({ base: draft.value?.base ?? storedSha, terms: next });

  /** Whether it was stored. */
  const save = async (toStore: Terms = terms): Promise<boolean> => {
    if (!stored || conflict) {
      return false;
    }
    setSaving(true);
    setError(undefined);
    try {
      await upload(
        tender,
        stored.draftName,
        canonicalBytes(written(toStore)),
        draft.value ? draft.value.base : storedSha,
      );
      await client.invalidateQueries({ queryKey: ['agency', 'documents', tender] });
      draft.discard();
      return true;
    } catch (e) {
      setError(e);
      await client.invalidateQueries({ queryKey: ['agency', 'documents', tender] });
      return false;
    } finally {
      setSaving(false);
    }
  };

  return {
    isReady,
    failed: listed.error ?? published.error ?? draftStored.error,
    terms,
    /** what binds now; undefined before the first notice, and where there are none */
    published: published.data ?? undefined,
    stored,
    change,
    isDirty,
    savedAt: draft.savedAt,
    /** what a colleague has stored meanwhile, where this account has typed over an older version */
    conflict,
    resolve: (resolved: Terms) => {
      setError(undefined);
      draft.change({ base: storedSha, terms: resolved });
    },
    takeTheirs: () => {
      setError(undefined);
      draft.discard();
    },
    save,
    saving,
    /** why it could not be stored; two versions side by side need no refusal beside them */
    error: conflict ? undefined : error,
  };
}

export type TermsDraft = ReturnType<typeof useTerms>;
