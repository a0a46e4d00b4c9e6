import { queryOptions } from '@tanstack/react-query';
import { orNone } from '../../../api/ask';
import * as server from './server';

/** What this desk reads, each under one key, so that an act refreshes all who show it. */
export const mine = queryOptions({ queryKey: ['agency', 'mine'], queryFn: server.myProjects });

export const ofLot = (tender: string, lot: string) =>
  queryOptions({ queryKey: ['agency', 'lot', tender, lot], queryFn: () => server.lotOf(tender, lot) });

export const ofTender = (tender: string) =>
  queryOptions({ queryKey: ['agency', 'tender', tender], queryFn: () => server.tenderProject(tender) });

/** null where the kind asks for none. */
export const registration = (tender: string) =>
  queryOptions({
    queryKey: ['agency', 'registration', tender],
    queryFn: () => orNone(server.registrationOf(tender), 'no-such-registration'),
  });

export const slips = (tender: string) =>
  queryOptions({ queryKey: ['agency', 'slips', tender], queryFn: () => server.slipsOf(tender) });

export const documents = (tender: string) =>
  queryOptions({ queryKey: ['agency', 'documents', tender], queryFn: () => server.documentsOf(tender) });

/** Asked again while the log's witnesses have not seen the newest. */
export const notices = (tender: string, lot: string) =>
  queryOptions({
    queryKey: ['agency', 'notices', tender, lot],
    queryFn: () => server.noticesOf(tender, lot),
    refetchInterval: (query) => (query.state.data?.some((notice) => notice.proof === null) ? 3000 : false),
  });

export const periods = (kind: server.Kind, region: string, from?: string) =>
  queryOptions({
    queryKey: ['rules', 'periods', kind, region, from ?? 'now'],
    queryFn: () => server.periodsFrom(kind, region, from),
  });

export const announcementFields = (kind: server.Kind) =>
  queryOptions({
    queryKey: ['rules', 'fields', kind],
    queryFn: () => server.announcementFields(kind),
    staleTime: Infinity,
  });

export const enquiries = (tender: string, lot: string) =>
  queryOptions({
    queryKey: ['agency', 'enquiries', tender, lot],
    queryFn: () => server.enquiriesOf(tender, lot),
  });

export const signers = (tender: string) =>
  queryOptions({
    queryKey: ['agency', 'signers', tender],
    queryFn: () => server.signersOf(tender),
  });

export const objections = (tender: string, lot: string) =>
  queryOptions({
    queryKey: ['agency', 'objections', tender, lot],
    queryFn: () => server.objectionsOf(tender, lot),
  });

export const organisation = queryOptions({
  queryKey: ['agency', 'organisation'],
  queryFn: () => orNone(server.myOrganisation(), 'no-organisation'),
});
