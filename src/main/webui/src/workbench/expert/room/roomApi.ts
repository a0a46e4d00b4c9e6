import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { base64, unbase64, type Bytes } from '../../../sealing/bytes';
import { orInvalid } from '../../../sealing/evidence';
import type { Phase } from '../expertApi';

/** An evaluation as a member sees it (org.sunseal.evaluation.ShowEvaluation). Decimals are text. */

/** A lot by tender and number, as the address has it. */
export interface LotKey {
  tender: string;
  lot: string;
}

export interface Member {
  member: string;
  delegate: boolean;
  specialty: string;
  seated: boolean;
}

export interface Bid {
  slot: string;
  organisation: string;
  creditCode: string;
  price: string;
  currency: string;
}

/** Something every member gives a verdict on. */
export interface Asked {
  matter: Matter;
  bid: string;
  item: string;
}

export type Matter = 'QUALIFICATION' | 'RESPONSIVENESS' | 'LOW_PRICE' | 'COMPETITION';

export interface Criterion {
  id: string;
  text: string;
}

export interface Ground {
  code: string;
  law: string;
  text: string;
}

/** A price that has to be explained. */
export interface Explained {
  bid: string;
  triggers: string[];
  until: string;
  text: string | null;
}

export interface Rejection {
  bid: string;
  item: string;
  grounds: string[];
  reasons: string[];
}

/** Something experts mark, as the published terms have it. */
export interface Item {
  id: string;
  text: string;
  part: 'technical' | 'business';
  objective: boolean;
  full: string;
}

/** Marks by the bid's slot, then by the item's code. */
export type Marks = Record<string, Record<string, string>>;

export interface Sheet {
  member: string;
  attempt: number;
  marks: Marks;
}

export interface Score {
  rank: number;
  bid: string;
  evaluated: string;
  price: string | null;
  parts: Record<string, string>;
  total: string | null;
}

export interface Result {
  reference: string | null;
  reasonsToFail: string[];
  scores: Score[];
  candidates: string[];
}

export interface Marking {
  attempt: number;
  locked: string[];
  shown: string[];
  sentBack: { bid: string; item: string }[];
}

export interface Work {
  evaluation: { method: string; items?: Item[]; dropExtremesFrom?: number };
  ceilingPrice: string | null;
  qualification: Criterion[];
  responsiveness: Criterion[];
  grounds: Ground[];
  bids: Bid[];
  asked: Asked[];
  voted: string[];
  lowPrices: Explained[];
  rejected: Rejection[];
  valid: string[];
  marking: Marking | null;
  sheets: Sheet[];
  result: Result | null;
}

export interface Signed {
  number: number;
  member: string;
  signedAt: string;
}

export interface Sitting {
  tender: string;
  lot: string;
  round: number;
  sitting: number;
  phase: Phase;
  you: string;
  committee: Member[];
  lead: string | null;
  dueAt: string | null;
  signatures: Signed[];
  work: Work;
}

/** A verdict as it is sent. */
export interface Verdict {
  bid: string;
  item: string;
  pass: boolean;
  ground: string | null;
  reason: string | null;
}

export type Rule =
  'OPENING_FORM_PREVAILS' | 'WORDS_OVER_FIGURES' | 'TOTAL_OVER_SLIPPED_UNIT_PRICE' | 'UNIT_PRICES_OVER_TOTAL';

export interface Correction {
  bid: string;
  rule: Rule;
  corrected: string;
  note: string;
}

export interface NamedFile {
  number: number;
  name: string;
  size: number;
  sha256: string;
}

const OTHERS_ACT = 10_000;

export const sittingQuery = (lot: LotKey) =>
  queryOptions({
    queryKey: ['sitting', lot.tender, lot.lot],
    queryFn: async () =>
      (await answer(
        api.GET('/api/tender-projects/{tender}/lots/{lot}/evaluation/member', {
          params: { path: { ...lot } },
        }),
      )) as unknown as Sitting,
    refetchInterval: OTHERS_ACT,
  });

export const filesQuery = (lot: LotKey, slot: string) =>
  queryOptions({
    queryKey: ['bid-files', lot.tender, lot.lot, slot],
    queryFn: async () =>
      (await answer(
        api.GET('/api/tender-projects/{tender}/lots/{lot}/evaluation/bids/{slot}/files', {
          params: { path: { ...lot, slot } },
        }),
      )) as NamedFile[],
    staleTime: Infinity,
  });

/** The exact bytes a member signs to take its seat. */
export async function recusalStatement(lot: LotKey): Promise<Bytes> {
  const { statement } = await answer(
    api.GET('/api/tender-projects/{tender}/lots/{lot}/evaluation/statement', {
      params: { path: { ...lot } },
    }),
  );
  return orInvalid(unbase64(statement ?? ''), 'malformed-json', 'The statement is not base64');
}

export async function reportToSign(lot: LotKey): Promise<Bytes> {
  const pdf = await answer(
    api.GET('/api/tender-projects/{tender}/lots/{lot}/evaluation/member/report.pdf', {
      params: { path: { ...lot } },
      parseAs: 'arrayBuffer',
    }),
  );
  return new Uint8Array(pdf as unknown as ArrayBuffer);
}

/** What members do; each answers with how far the work is then. */
export const acts = {
  takeSeat: (lot: LotKey, message: Bytes) =>
    answer(
      api.POST('/api/tender-projects/{tender}/lots/{lot}/evaluation/seats', {
        params: { path: { ...lot } },
        body: { message: base64(message) },
      }),
    ),
  voteForLead: (lot: LotKey, lead: string) =>
    answer(
      api.POST('/api/tender-projects/{tender}/lots/{lot}/evaluation/lead-votes', {
        params: { path: { ...lot } },
        body: { lead },
      }),
    ),
  vote: (lot: LotKey, matter: Matter, verdicts: Verdict[]) =>
    answer(
      api.POST('/api/tender-projects/{tender}/lots/{lot}/evaluation/ballots/{matter}', {
        params: { path: { ...lot, matter } },
        body: { verdicts: verdicts as never },
      }),
    ),
  closePrices: (lot: LotKey, corrections: Correction[]) =>
    answer(
      api.POST('/api/tender-projects/{tender}/lots/{lot}/evaluation/price-check', {
        params: { path: { ...lot } },
        body: { corrections: corrections as never },
      }),
    ),
  lock: (lot: LotKey, attempt: number, message: Bytes) =>
    answer(
      api.POST('/api/tender-projects/{tender}/lots/{lot}/evaluation/score-locks', {
        params: { path: { ...lot } },
        body: { attempt, message: base64(message) },
      }),
    ),
  show: (lot: LotKey, shown: { attempt: number; salt: string; sheet: string; spoilt: boolean }) =>
    answer(
      api.POST('/api/tender-projects/{tender}/lots/{lot}/evaluation/scores', {
        params: { path: { ...lot } },
        body: shown,
      }),
    ),
  drawUp: (lot: LotKey) =>
    answer(
      api.POST('/api/tender-projects/{tender}/lots/{lot}/evaluation/report', {
        params: { path: { ...lot } },
      }),
    ),
  dissent: (lot: LotKey, text: string) =>
    answer(
      api.POST('/api/tender-projects/{tender}/lots/{lot}/evaluation/dissents', {
        params: { path: { ...lot } },
        body: { text },
      }),
    ),
  sign: (lot: LotKey, pdf: Bytes) =>
    answer(
      api.POST('/api/tender-projects/{tender}/lots/{lot}/evaluation/report/signatures', {
        params: { path: { ...lot } },
        body: pdf as never,
        bodySerializer: (bytes: unknown) => bytes as Bytes,
        headers: { 'Content-Type': 'application/pdf' },
      }),
    ),
};
