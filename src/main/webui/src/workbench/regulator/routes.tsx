import type { RouteObject } from 'react-router';
import { regulatorPaths } from './paths';
import { RegulatorDesk } from './RegulatorDesk';

export const routes: RouteObject[] = [
  {
    element: <RegulatorDesk />,
    children: [
      { path: regulatorPaths.day, lazy: () => import('./day/Day') },
      { path: regulatorPaths.files, lazy: () => import('./Files') },
      { path: '/reg/projects/:tender/:lot', lazy: () => import('./file/File') },
      { path: '/reg/projects/:tender/:lot/order', lazy: () => import('./order/GiveOrder') },
      { path: regulatorPaths.ledger, lazy: () => import('./Ledger') },
    ],
  },
];
