import { useQuery } from '@tanstack/react-query';
import { useBusinessTime } from '../../../../live/useBusinessTime';
import { useDraft } from '../../../../ui/useDraft';
import { periods } from '../queries';
import type { Lot, Period } from '../server';
import type { TermsDraft } from '../terms/useTerms';
import { rfc3339, soon } from '../time';
import type { TimePlan } from './spans';

interface Booking {
  openAt: string;
  place: string;
}

const MINUTE = 60_000;

/**
 * The times of a lot: how long its documents can be had stands in its terms, when and where it is opened is booked. The rows
 * in force say what is lawful, counted from when the documents are out.
 */
export function useTimePlan(lot: Lot, draft: TermsDraft) {
  const now = useBusinessTime();
  const booking = useDraft<Booking>(`agency/booking/${lot.tender}/${lot.lot}`, {
    openAt: lot.booked?.openAt ?? '',
    place: lot.booked?.place ?? '',
  });
  const { from, until } = draft.terms.documents;
  const plan: TimePlan = { issueAt: from, supplyUntil: until, openAt: booking.value.openAt };
  const isAhead = now !== undefined && from !== '' && Date.parse(from) > now;
  const issued = isAhead || now === undefined ? from : rfc3339(Math.floor(now / MINUTE) * MINUTE);
  const planned = isAhead || now === undefined ? from : soon(now);
  const counted = (start: string) => ({
    ...periods(lot.kind, lot.region, start || undefined),
    enabled: now !== undefined,
    placeholderData: (before: Period[] | undefined) => before,
  });
  const law = useQuery(counted(issued));
  const offered = useQuery(counted(planned));
  const setSupply = (documents: { from: string; until: string }) =>
    draft.change({ ...draft.terms, documents });
  return {
    plan,
    place: booking.value.place,
    /** from when the law counts today: when the documents are out, which is no earlier than now */
    issued,
    /** from when what is offered is counted: the same, or soon where that would be now */
    planned,
    now,
    periods: law.data ?? [],
    /** the earliest time to offer, counted from {@link planned} */
    earliest: (subject: string) => offered.data?.find((period) => period.subject === subject)?.earliest,
    failed: law.error ?? offered.error,
    setIssueAt: (at: string) => setSupply({ from: at, until }),
    setSupplyUntil: (at: string) => setSupply({ from, until: at }),
    setOpenAt: (openAt: string) => booking.change({ ...booking.value, openAt }),
    setPlace: (place: string) => booking.change({ ...booking.value, place }),
    savedAt: booking.savedAt,
    discard: booking.discard,
  };
}
