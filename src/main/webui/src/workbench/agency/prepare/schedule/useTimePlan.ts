import { useQuery } from '@tanstack/react-query';
import { useBusinessTime } from '../../../../live/useBusinessTime';
import { useDraft } from '../../../../ui/useDraft';
import { periods } from '../queries';
import type { Lot, Period } from '../server';
import type { TermsDraft } from '../terms/useTerms';
import { fullMinute } from '../time';
import type { TimePlan } from './spans';

interface Booking {
  openAt: string;
  place: string;
}

const MINUTE = 60_000;

/**
 * The times of a lot: how long its documents can be had stands in its terms, when and where it is opened is booked. The rows
 * in force say what is lawful, counted from when the documents are out, which is no earlier than now.
 */
export function useTimePlan(lot: Lot, draft: TermsDraft) {
  const now = useBusinessTime();
  const booking = useDraft<Booking>(`agency/booking/${lot.tender}/${lot.lot}`, {
    openAt: lot.booked?.openAt ?? '',
    place: lot.booked?.place ?? '',
  });
  const { from, until } = draft.terms.documents;
  const plan: TimePlan = { issueAt: from, supplyUntil: until, openAt: booking.value.openAt };
  const nowMinute = now === undefined ? undefined : fullMinute(Math.floor(now / MINUTE) * MINUTE);
  const issued =
    nowMinute !== undefined && (from === '' || Date.parse(from) < Date.parse(nowMinute)) ? nowMinute : from;
  const law = useQuery({
    ...periods(lot.kind, lot.region, issued || undefined),
    enabled: nowMinute !== undefined,
    placeholderData: (before: Period[] | undefined) => before,
  });
  const setSupply = (documents: { from: string; until: string }) =>
    draft.change({ ...draft.terms, documents });
  return {
    plan,
    place: booking.value.place,
    /** when the documents are out at the earliest */
    issued,
    now,
    periods: law.data ?? [],
    failed: law.error,
    setIssueAt: (at: string) => setSupply({ from: at, until }),
    setSupplyUntil: (at: string) => setSupply({ from, until: at }),
    setOpenAt: (openAt: string) => booking.change({ ...booking.value, openAt }),
    setPlace: (place: string) => booking.change({ ...booking.value, place }),
    savedAt: booking.savedAt,
    discard: booking.discard,
  };
}
