import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '../../../ui/Announcements';
import { sittingQuery, type LotKey } from './roomApi';

/**
 * Something a member does. Afterwards the room is read again, also when it was refused: then the committee has gone on, and the page
 * shows where it is.
 *
 * @param said aloud when the platform has taken it
 */
export function useAct<T = void>(lot: LotKey, act: (what: T) => Promise<unknown>, said: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => announce(said),
    onSettled: () => queries.invalidateQueries({ queryKey: sittingQuery(lot).queryKey }),
  });
}
