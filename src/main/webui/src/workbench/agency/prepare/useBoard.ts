import { useQueries, useQuery } from '@tanstack/react-query';
import { useBusinessTime } from '../../../live/useBusinessTime';
import { columnOf, columns, dues, isAnnounced, lotKey, type Column, type Due } from './board';
import { enquiries, mine, objections, periods, registration } from './queries';
import type { Lot, Registration, TenderProject } from './server';

/** A lot, or a tender project that has none yet. */
export interface Card {
  project: TenderProject;
  lot?: Lot;
  registration: Registration | null | undefined;
}

/** All of the caller's projects by stage, and what is due. Nothing is asked that is secret before a deadline. */
export function useBoard() {
  const now = useBusinessTime() ?? 0;
  const projects = useQuery(mine);
  const known = projects.data ?? [];
  const bound = known.filter(
    (project) => project.kind !== 'OTHER' && project.lots.every((lot) => lot.version === 0),
  );
  const announced = known.flatMap((project) => project.lots).filter(isAnnounced);
  const laws = [...new Map(known.map((project) => [`${project.kind} ${project.region}`, project])).values()];
  const registrations = useQueries({ queries: bound.map((project) => registration(project.id)) });
  const asked = useQueries({ queries: announced.map((lot) => enquiries(lot.tender, lot.lot)) });
  const objected = useQueries({ queries: announced.map((lot) => objections(lot.tender, lot.lot)) });
  const lawful = useQueries({ queries: laws.map((law) => periods(law.kind, law.region)) });

  const registered = new Map(bound.map((project, i) => [project.id, registrations[i]?.data ?? null]));
  const due: Due[] = dues(
    {
      projects: known,
      registrations: registered,
      enquiries: new Map(announced.map((lot, i) => [lotKey(lot), asked[i]?.data ?? []])),
      objections: new Map(announced.map((lot, i) => [lotKey(lot), objected[i]?.data?.objections ?? []])),
      issueDays: new Map(
        laws.map((law, i) => [
          `${law.kind} ${law.region}`,
          lawful[i]?.data?.find((period) => period.subject === 'ISSUE_TO_DEADLINE')?.length ?? 0,
        ]),
      ),
    },
    now,
  );
  const board = new Map<Column, Card[]>(columns.map((column) => [column, []]));
  for (const project of known) {
    const at = registered.get(project.id);
    if (project.lots.length === 0) {
      board.get(columnOf('PLANNED', at))?.push({ project, registration: at });
    }
    for (const lot of project.lots) {
      board.get(columnOf(lot.stage, at))?.push({ project, lot, registration: at });
    }
  }
  return { projects, board, due };
}
