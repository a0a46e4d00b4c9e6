import type { RouteObject } from 'react-router';
import { CentreDesk } from './CentreDesk';
import { centrePaths } from './paths';

export const routes: RouteObject[] = [
  {
    element: <CentreDesk />,
    children: [
      { path: centrePaths.window, lazy: () => import('./Window') },
      { path: '/centre/registrations/:tender', lazy: () => import('./Registration') },
      { path: centrePaths.day(), lazy: () => import('./Day') },
      { path: centrePaths.rooms(), lazy: () => import('./Rooms') },
    ],
  },
];
