import { queryOptions } from '@tanstack/react-query';
import { Problem } from '../../../api/problem';
import { lotPage } from '../../../portal/publicApi';
import * as server from './server';

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
  of(tender, lot, `closing/${round}`, () => server.closing(tender, lot, round));
export const opening = (tender: string, lot: string, round: number) =>
  of(tender, lot, `opening/${round}`, () => server.opening(tender, lot, round));
export const recordSignatures = (tender: string, lot: string, round: number) =>
  of(tender, lot, `signatures/${round}`, () => server.recordSignatures(tender, lot, round));
export const draws = (tender: string, lot: string) => of(tender, lot, 'draws', server.draws);
export const delegates = (tender: string, lot: string) => of(tender, lot, 'delegates', server.delegates);
export const evaluation = (tender: string, lot: string) => of(tender, lot, 'evaluation', server.evaluation);
export const reports = (tender: string, lot: string) => of(tender, lot, 'reports', server.reports);
export const reevaluations = (tender: string, lot: string) =>
  of(tender, lot, 'reevaluations', server.reevaluations);
export const award = (tender: string, lot: string) => of(tender, lot, 'award', server.award);
export const archive = (tender: string, lot: string) => of(tender, lot, 'archive', server.archive);
export const retenders = (tender: string, lot: string) => of(tender, lot, 'retenders', server.retenders);

export const rules = (kind: string, region: string) =>
  queryOptions({
    queryKey: ['rules', kind, region],
    queryFn: () => server.rules(kind, region),
    staleTime: 3_600_000,
  });
export const ownCertificates = queryOptions({
  queryKey: ['certificates', 'own'],
  queryFn: server.ownCertificates,
});
