import type { RouteObject } from 'react-router';
import { BidderDesk } from './BidderDesk';
import { bidderPaths } from './paths';

/** The bidder's desk: what is due, the organisation, and each lot's own tasks. */
export const routes: RouteObject[] = [
  {
    element: <BidderDesk />,
    children: [
      { path: bidderPaths.todo, lazy: () => import('./Todo') },
      { path: bidderPaths.company, lazy: () => import('./company/Company') },
      { path: '/me/lots/:tender/:lot', lazy: () => import('./lot/Lot') },
      { path: '/me/lots/:tender/:lot/ask', lazy: () => import('./lot/Ask') },
      { path: '/me/lots/:tender/:lot/object', lazy: () => import('./lot/Object') },
      { path: '/me/lots/:tender/:lot/bid', lazy: () => import('./lot/Bid') },
      { path: '/me/lots/:tender/:lot/opening', lazy: () => import('./lot/Seat') },
      { path: '/me/lots/:tender/:lot/explain', lazy: () => import('./lot/Explain') },
    ],
  },
];
