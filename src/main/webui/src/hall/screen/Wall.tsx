import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { Announcements } from '../../ui/Announcements';
import { Loading } from '../../ui/Loading';
import { SandboxMark } from '../../ui/SandboxMark';
import './screen.css';

/** What a page for the wall of a room stands in: nothing to click that a whole room would have to look at. */
export function Wall() {
  return (
    <div className="wall">
      <SandboxMark />
      <main id="main" className="wall-main" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Announcements />
    </div>
  );
}
