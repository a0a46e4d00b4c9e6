import type { RouteObject } from 'react-router';
import { Wall } from './hall/screen/Wall';
import { paths } from './paths';
import { Shell } from './ui/Shell';
import { Broken } from './ui/Broken';
import { routes as bidder } from './workbench/bidder/routes';
import { Loading } from './ui/Loading';
import { NotFound } from './ui/NotFound';
import { routes as agency } from './workbench/agency/routes';
import { routes as centre } from './workbench/centre/routes';
import { routes as expert } from './workbench/expert/routes';
import { routes as regulator } from './workbench/regulator/routes';
import { routes as trustee } from './workbench/trustee/routes';

/** Each page is a bundle of its own, loaded when somebody goes there: its module exports `Component`. */
export const routes: RouteObject[] = [
  {
    element: <Shell />,
    children: [
      {
        errorElement: <Broken />,
        hydrateFallbackElement: <Loading />,
        children: [
          { path: paths.home, lazy: () => import('./portal/Home') },
          { path: paths.notices, lazy: () => import('./portal/Notices') },
          { path: '/notices/:tender/:lot', lazy: () => import('./portal/lot/Lot') },
          { path: paths.openings, lazy: () => import('./portal/Openings') },
          { path: '/openings/:tender/:lot/:round?', lazy: () => import('./hall/HallPage') },
          { path: paths.results, lazy: () => import('./portal/Results') },
          { path: paths.help, lazy: () => import('./portal/Help') },
          { path: paths.verify, lazy: () => import('./portal/verify/Verify') },
          ...agency,
          { path: paths.letters, lazy: () => import('./letters/Letters') },
          ...bidder,
          ...centre,
          ...expert,
          ...regulator,
          ...trustee,
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
  {
    element: <Wall />,
    children: [
      {
        errorElement: <Broken />,
        hydrateFallbackElement: <Loading />,
        children: [
          {
            path: '/openings/:tender/:lot/:round/screen',
            lazy: () => import('./hall/screen/HallScreen'),
          },
        ],
      },
    ],
  },
];
