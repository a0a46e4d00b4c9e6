import { Outlet } from 'react-router';
import { ForRoles } from '../Desk';

/** The trustee's desk has one page, and so no navigation of its own. */
export function TrusteeFrame() {
  return (
    <ForRoles roles={['trustee', 'regulator']}>
      <Outlet />
    </ForRoles>
  );
}
