import { queryOptions } from '@tanstack/react-query';
import { Problem } from '../../../api/problem';
import { lotPage } from '../../../portal/publicApi';
import * as archives from './archive/archiveApi';
import * as evaluations from './evaluation/evaluationApi';
import * as openings from './opening/openingApi';
import * as panels from './panel/panelApi';
import * as awards from './result/awardApi';
import { rules as readRules } from './rulesApi';

/** All that is read of one lot stands below this key, so that an act refreshes whoever shows it. */
export const lotKey = (tender: string, lot: string) => ['conduct', tender, lot] as const;

const of = <T>(
  tender: string,
  lot: string,
  what: string,
  read: (tender: string, lot: string) => Promise<T>,
) => queryOptions({ queryKey: [...lotKey(tender, lot), what], queryFn: () => read(tender, lot) });

/** What everybody sees of the lot; null before its first notice. */
export const publicPage = (tender: string, lot: string) =>
  of(tender, lot, 'public', () =>
    lotPage(tender, lot).catch((e: unknown) => {
      if (e instanceof Problem && e.status === 404) {
        return null;
      }
      throw e;
    }),
  );

export const closing = (tender: string, lot: string, round: number) =>
  of(tender, lot, `closing/${round}`, () => openings.closing(tender, lot, round));
export const opening = (tender: string, lot: string, round: number) =>
  of(tender, lot, `opening/${round}`, () => openings.opening(tender, lot, round));
export const recordSignatures = (tender: string, lot: string, round: number) =>
  of(tender, lot, `signatures/${round}`, () => openings.recordSignatures(tender, lot, round));
export const draws = (tender: string, lot: string) => of(tender, lot, 'draws', panels.draws);
export const delegates = (tender: string, lot: string) => of(tender, lot, 'delegates', panels.delegates);
export const evaluation = (tender: string, lot: string) =>
  of(tender, lot, 'evaluation', evaluations.evaluation);
export const reports = (tender: string, lot: string) => of(tender, lot, 'reports', evaluations.reports);
export const reevaluations = (tender: string, lot: string) =>
  of(tender, lot, 'reevaluations', evaluations.reevaluations);
export const award = (tender: string, lot: string) => of(tender, lot, 'award', awards.award);
export const archive = (tender: string, lot: string) => of(tender, lot, 'archive', archives.archive);

export const rules = (kind: string, region: string) =>
  queryOptions({
    queryKey: ['rules', kind, region],
    queryFn: () => readRules(kind, region),
    staleTime: 3_600_000,
  });
export const ownCertificates = queryOptions({
  queryKey: ['certificates', 'own'],
  queryFn: panels.ownCertificates,
});
