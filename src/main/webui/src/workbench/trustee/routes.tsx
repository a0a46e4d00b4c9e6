import type { RouteObject } from 'react-router';
import { trusteePaths } from './paths';
import { TrusteeFrame } from './TrusteeFrame';

export const routes: RouteObject[] = [
  { element: <TrusteeFrame />, children: [{ path: trusteePaths.desk, lazy: () => import('./Custody') }] },
];
