import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../ui/Announcements';
import type { HallState } from './hall';

/** A screen reader hears one sentence at most this often, in milliseconds, and none while nothing happens. */
const CALM = 10_000;

/** Says how far the opening is, whenever it has got further. */
export function useSummary(hall: HallState | undefined): void {
  const { t } = useTranslation('hall');
  const newest = useRef<HallState>(undefined);
  const told = useRef<number>(undefined);
  newest.current = hall;

  useEffect(() => {
    const timer = setInterval(() => {
      const now = newest.current;
      if (now === undefined) {
        return;
      }
      if (told.current !== undefined && now.events.length > told.current) {
        announce(sentence(now));
      }
      told.current = now.events.length; // who has just come reads the page itself
    }, CALM);
    return () => clearInterval(timer);

    function sentence(now: HallState): string {
      switch (now.phase) {
        case 'closed':
          return t('said.closed', { count: now.count ?? 0 });
        case 'releasing':
          return t('said.releasing', { done: now.released.length, needed: now.needed });
        case 'readOut':
          return t('said.readOut', { count: now.bids.length });
        case 'recorded':
          return t('said.recorded', { count: now.bids.length });
        case 'returned':
          return t('said.returned');
        case 'waiting':
          return t('said.waiting');
      }
    }
  }, [t]);
}
