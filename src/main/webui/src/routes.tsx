import type { RouteObject } from 'react-router';
import { paths } from './paths';
import { Shell } from './ui/Shell';
import { Broken } from './ui/Broken';
import { Loading } from './ui/Loading';
import { NotFound } from './ui/NotFound';

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
          { path: paths.results, lazy: () => import('./portal/Results') },
          { path: paths.help, lazy: () => import('./portal/Help') },
          { path: paths.verify, lazy: () => import('./portal/verify/Verify') },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];
