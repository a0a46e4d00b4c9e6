import type { RouteObject } from 'react-router';

/** One lot from its cockpit to its archive, below the desk's layout. */
export const conductRoutes: RouteObject[] = [
  {
    path: '/agent/p/:tender/:lot',
    lazy: () => import('./LotDesk'),
    children: [
      { index: true, lazy: () => import('./cockpit/Cockpit') },
      { path: 'opening', lazy: () => import('./opening/OpeningConsole') },
      { path: 'panel', lazy: () => import('./panel/Panel') },
      { path: 'evaluation', lazy: () => import('./evaluation/Evaluation') },
      { path: 'result', lazy: () => import('./result/Result') },
      { path: 'archive', lazy: () => import('./archive/Archive') },
    ],
  },
];
