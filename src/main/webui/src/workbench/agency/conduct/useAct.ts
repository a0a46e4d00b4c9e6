import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Problem } from '../../../api/problem';
import { announce } from '../../../ui/Announcements';
import { ofLot } from '../prepare/queries';
import { useLotInHand } from './LotDesk';
import { lotKey } from './queries';

/**
 * An act on the lot of this page. Once it is done the page shows how the lot stands now; when the platform says that the lot has
 * moved on meanwhile, too.
 *
 * @param said what a screen reader hears when it is done
 */
export function useAct<In, Out = unknown>(work: (input: In) => Promise<Out>, said: string) {
  const { tender, name } = useLotInHand();
  const queries = useQueryClient();
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: lotKey(tender, name) }),
      queries.invalidateQueries({ queryKey: ofLot(tender, name).queryKey }),
    ]);
  return useMutation({
    mutationFn: work,
    onSuccess: async () => {
      await refresh();
      announce(said);
    },
    onError: async (error) => {
      if (error instanceof Problem && error.status === 409) {
        await refresh();
      }
    },
  });
}
