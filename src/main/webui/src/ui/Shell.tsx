import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration } from 'react-router';
import { Announcements } from './Announcements';
import { ClockWarning } from './ClockWarning';
import { Foot } from './Foot';
import { Head } from './Head';
import { LoginExpired } from './LoginExpired';
import { Loading } from './Loading';
import { SandboxMark } from './SandboxMark';

/** What every page stands in. */
export function Shell() {
  const { t } = useTranslation('shell');
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <SandboxMark />
      <Head />
      <main id="main" className="main shell-width" tabIndex={-1}>
        <LoginExpired />
        <ClockWarning />
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Foot />
      <Announcements />
      <ScrollRestoration />
    </div>
  );
}
