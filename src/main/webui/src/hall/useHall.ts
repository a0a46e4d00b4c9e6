import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { connection } from '../live/connection';
import { openStream, type Line } from '../live/stream';
import { lotPage, type LotPage } from '../portal/publicApi';
import {
  askHall,
  follow,
  hallSocket,
  hallState,
  newest,
  type Hall,
  type HallEvent,
  type HallState,
} from './hall';

export interface WatchedHall {
  hall: HallState | undefined;
  page: LotPage | undefined;
  line: Line | 'offline';
  /** how many events were made good after the line had been away; undefined while nothing was */
  caughtUp: number | undefined;
  error: Error | null;
}

/** Facts of the lot that change with these events, such as its links. */
const CHANGES_THE_LOT = new Set([
  'NOTICE',
  'SUSPENDED',
  'RESUMED',
  'TERMINATED',
  'CLOSED',
  'READ_OUT',
  'RECORDED',
  'SIGNED',
]);

/** Follows an opening: what happened so far, and whatever happens while this is shown. */
export function useHall(tender: string, lot: string, round: number): WatchedHall {
  const queries = useQueryClient();
  const key = useMemo(() => ['hall', tender, lot, round], [tender, lot, round]);
  const page = useQuery({ queryKey: ['lot', tender, lot], queryFn: () => lotPage(tender, lot) });
  const known = useQuery({
    queryKey: key,
    queryFn: async () => {
      const before = queries.getQueryData<Hall>(key);
      const hall = await askHall(tender, lot, round, newest(before?.events ?? []));
      return { ...hall, events: follow(queries.getQueryData<Hall>(key)?.events ?? [], hall.events) };
    },
    staleTime: Infinity,
  });
  const [line, setLine] = useState<Line>('reconnecting');
  const [caughtUp, setCaughtUp] = useState<number>();
  const reachable = useSyncExternalStore(connection.subscribe, connection.now);
  const isKnown = known.data !== undefined;

  useEffect(() => {
    if (!isKnown) {
      return undefined;
    }
    let now: Line = 'reconnecting';
    let wasLive = false;
    let missed = 0;
    const has = () => newest(queries.getQueryData<Hall>(key)?.events ?? []);
    const take = (more: HallEvent[]) => {
      const before = has();
      queries.setQueryData<Hall>(key, (hall) => hall && { ...hall, events: follow(hall.events, more) });
      if (newest(more) > has()) {
        throw new Error(`Events after ${has()} are missing`);
      }
      const fresh = more.filter((event) => event.number > before);
      if (wasLive && now !== 'live' && fresh.length > 0) {
        missed += fresh.length;
        setCaughtUp(missed);
      }
      if (fresh.some((event) => CHANGES_THE_LOT.has(event.kind))) {
        void queries.invalidateQueries({ queryKey: ['lot', tender, lot] });
      }
    };
    return openStream({
      address: () => hallSocket(tender, lot, round, has()),
      take: (message) => take((message as { events: HallEvent[] }).events),
      ask: async () => take((await askHall(tender, lot, round, has())).events),
      become: (next) => {
        if (now === 'live' && next !== 'live') {
          missed = 0;
          setCaughtUp(undefined);
        }
        now = next;
        wasLive ||= next === 'live';
        setLine(next);
      },
    });
  }, [isKnown, key, lot, queries, round, tender]);

  const hall = useMemo(() => known.data && hallState(known.data), [known.data]);
  return {
    hall,
    page: page.data,
    line: reachable === 'offline' && line !== 'live' ? 'offline' : line,
    caughtUp,
    error: known.error ?? page.error,
  };
}
