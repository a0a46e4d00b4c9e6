import { useQuery } from '@tanstack/react-query';
import { useLotInHand } from './LotDesk';
import { archive, award, closing, evaluation, opening, recordSignatures, reports } from './queries';
import type { Archive } from './archive/archiveApi';
import type { Evaluation } from './evaluation/evaluationApi';
import type { Closing, Opening, RecordSignature } from './opening/openingApi';
import type { Award } from './result/awardApi';

/** What was read; null where the lot is not that far, undefined until it is known. */
export interface Read<T> {
  data: T | null | undefined;
  error: Error | null;
}

/** A step others take is seen within so many milliseconds. */
const REFRESH = 15_000;
const AT_WORK = ['EVALUATING', 'REEVALUATION'];

/** What cannot be there yet is not asked for: a refusal one expects is noise to whoever watches for real ones. */
function when<T>(isThere: boolean | undefined, read: Read<T>): Read<T> {
  return isThere === false ? { data: null, error: null } : read;
}

/** The reports of all sittings; none while the first sits. */
export function useReports() {
  const { tender, name } = useLotInHand();
  return useQuery({ ...reports(tender, name), refetchInterval: REFRESH });
}

/** The sitting that judges or judged. */
export function useEvaluation(): Read<Evaluation> {
  const { tender, name, lot, page } = useLotInHand();
  const ended = useReports();
  const stage = page?.stoppedAt ?? lot.stage;
  const isThere = AT_WORK.includes(stage) || (ended.data && ended.data.length > 0);
  const read = useQuery({
    ...evaluation(tender, name),
    refetchInterval: REFRESH,
    enabled: isThere === true,
  });
  return when(isThere, { data: read.data, error: read.error ?? ended.error });
}

/** The award, from the first signed report on. */
export function useAward(): Read<Award> {
  const { tender, name } = useLotInHand();
  const ended = useReports();
  const isThere = ended.data && ended.data.length > 0;
  const read = useQuery({ ...award(tender, name), refetchInterval: REFRESH, enabled: isThere === true });
  return when(isThere, { data: read.data, error: read.error ?? ended.error });
}

/** The filed package. */
export function useArchive(): Read<Archive> {
  const { tender, name, lot } = useLotInHand();
  const isThere = lot.stage === 'ARCHIVED';
  return when(isThere, useQuery({ ...archive(tender, name), enabled: isThere }));
}

/** One round from its close on; before it there is nothing, to nobody. */
export function useRound(
  round: number,
  state: string,
  refetchInterval: number,
): {
  closing: Read<Closing>;
  opening: Read<Opening>;
  signatures: Read<RecordSignature[]>;
} {
  const { tender, name } = useLotInHand();
  const isClosed = state !== 'ANNOUNCED';
  const closed = useQuery({ ...closing(tender, name, round), refetchInterval, enabled: isClosed });
  const opened = useQuery({ ...opening(tender, name, round), refetchInterval, enabled: isClosed });
  const isRecorded = opened.data === undefined ? undefined : opened.data?.progress === 'RECORDED';
  const signed = useQuery({
    ...recordSignatures(tender, name, round),
    refetchInterval,
    enabled: isRecorded === true,
  });
  return {
    closing: when(isClosed, closed),
    opening: when(isClosed, opened),
    signatures: when(isClosed && isRecorded, signed),
  };
}
