import type { RouteObject } from 'react-router';

/** The pages before the deadline, below the desk's layout. */
export const prepareRoutes: RouteObject[] = [
  { path: '/agent', lazy: () => import('./Board') },
  { path: '/agent/new/:step?', lazy: () => import('./begin/Begin') },
  { path: '/agent/p/:tender/registration', lazy: () => import('./Registration') },
  {
    path: '/agent/p/:tender/:lot/prepare',
    lazy: () => import('./LotFrame'),
    children: [
      { index: true, lazy: () => import('./Tasks') },
      { path: 'schedule', lazy: () => import('./schedule/Schedule') },
      { path: 'announcement', lazy: () => import('./terms/Announcement') },
      { path: 'requirements', lazy: () => import('./terms/Requirements') },
      { path: 'evaluation', lazy: () => import('./terms/Evaluation') },
      { path: 'documents', lazy: () => import('./Documents') },
      { path: 'publish', lazy: () => import('./notice/Publish') },
      { path: 'addendum', lazy: () => import('./notice/Addendum') },
      { path: 'questions', lazy: () => import('./Questions') },
      { path: 'objections', lazy: () => import('./ObjectionsPage') },
    ],
  },
];
