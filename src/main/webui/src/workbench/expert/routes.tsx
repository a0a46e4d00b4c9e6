import type { RouteObject } from 'react-router';
import { ExpertDesk } from './ExpertDesk';
import { expertPaths } from './paths';

export const routes: RouteObject[] = [
  {
    element: <ExpertDesk />,
    children: [
      { path: expertPaths.today, lazy: () => import('./Today') },
      { path: '/exp/invitations/:id', lazy: () => import('./Invitation') },
      { path: expertPaths.entry, lazy: () => import('./Entry') },
      { path: expertPaths.past, lazy: () => import('./Past') },
      { path: '/exp/history/:tender/:lot/:sitting', lazy: () => import('./Slip') },
      { path: '/exp/room/:tender/:lot', lazy: () => import('./room/Room') },
    ],
  },
];
