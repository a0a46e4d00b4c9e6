import type { RouteObject } from 'react-router';
import { AgencyDesk } from './AgencyDesk';
import { conductRoutes } from './conduct/routes';
import { prepareRoutes } from './prepare/routes';

/** The agency's and the tenderee's desk: before the deadline, and from it on. */
export const routes: RouteObject[] = [
  { element: <AgencyDesk />, children: [...prepareRoutes, ...conductRoutes] },
];
