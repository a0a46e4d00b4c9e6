import { useQuery } from '@tanstack/react-query';
import { objections } from '../prepare/queries';
import { useLotInHand } from './LotDesk';
import { delegates, draws, rules } from './queries';
import type { Facts } from './steps';
import { useAward, useEvaluation } from './useLotData';

/** A step others take is seen within so many milliseconds. */
const REFRESH = 15_000;

/** All that says what comes next for the lot of this page; undefined until it is there. */
export function useFacts(): { facts?: Facts; error: Error | null } {
  const { tender, name, lot, page } = useLotInHand();
  const drawn = useQuery({ ...draws(tender, name), refetchInterval: REFRESH });
  const named = useQuery({ ...delegates(tender, name), refetchInterval: REFRESH });
  const sitting = useEvaluation();
  const awarded = useAward();
  const said = useQuery({ ...objections(tender, name), refetchInterval: REFRESH });
  const law = useQuery(rules(lot.kind, lot.region));
  const error = [drawn, named, sitting, awarded, said, law].find((each) => each.error)?.error ?? null;
  if (
    !drawn.data ||
    !named.data ||
    sitting.data === undefined ||
    awarded.data === undefined ||
    !said.data ||
    !law.data
  ) {
    return { error };
  }
  const subjects = new Map(law.data.map(({ code, subject }) => [code, subject]));
  return {
    error: null,
    facts: {
      stage: lot.stage,
      kind: lot.kind,
      bidsUntil: page?.lot.deadline ?? null,
      draws: drawn.data,
      delegatesNamed: named.data.delegates,
      evaluation: sitting.data,
      award: awarded.data,
      unanswered: said.data.objections.filter(({ answer, late }) => answer === null && !late),
      subjectOf: (rule) => subjects.get(rule),
    },
  };
}
