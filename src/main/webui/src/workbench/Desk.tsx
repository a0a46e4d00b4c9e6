import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { useSession, type Role } from '../api/session';
import { paths, serverPaths } from '../paths';
import { Loading } from '../ui/Loading';
import { PageTitle } from '../ui/PageTitle';
import { useRoleNames } from '../ui/useRoleNames';
import { DeskNav, type DeskPage } from './DeskNav';

interface Properties {
  /** What the navigation is called to those who hear it. */
  label: string;
  roles: readonly Role[];
  pages: readonly DeskPage[];
}

/**
 * What the pages of one desk stand in: their navigation, and words for those who have no business here. It keeps
 * nothing secret; the server refuses by itself what somebody may not see.
 */
export function Desk({ label, roles, pages }: Properties) {
  return (
    <ForRoles roles={roles}>
      <DeskNav label={label} pages={pages} />
      <Outlet />
    </ForRoles>
  );
}

/**
 * Shows its content to those who hold one of the roles (to every account if none is named), and to others the way in. A login that
 * expires takes no form away: the shell says so above it, and what was typed, chosen or opened stays.
 */
export function ForRoles({ roles, children }: { roles: readonly Role[]; children: ReactNode }) {
  const session = useSession();
  const [wasAdmitted, setWasAdmitted] = useState(false);
  if (!session) {
    return <Loading />;
  }
  if (!session.account) {
    return wasAdmitted ? children : <LogInFirst />;
  }
  if (roles.length > 0 && !roles.some((role) => session.roles.includes(role))) {
    return <OtherRole roles={roles} held={session.roles} />;
  }
  if (!wasAdmitted) {
    setWasAdmitted(true);
  }
  return children;
}

function LogInFirst() {
  const { t } = useTranslation('desk');
  const { pathname, search } = useLocation();
  return (
    <>
      <PageTitle title={t('logIn.title')} />
      <p className="lead">{t('logIn.why')}</p>
      <p>
        <a href={serverPaths.login(pathname + search)}>{t('logIn.go')}</a>
      </p>
    </>
  );
}

function OtherRole({ roles, held }: { roles: readonly Role[]; held: readonly Role[] }) {
  const { t } = useTranslation('desk');
  const named = useRoleNames();
  return (
    <>
      <PageTitle title={t('otherRole.title')} />
      <p className="lead">
        {held.length > 0
          ? t('otherRole.why', { needed: named(roles), held: named(held) })
          : t('otherRole.none', { needed: named(roles) })}
      </p>
      <p>
        <Link to={paths.home}>{t('otherRole.home')}</Link>
      </p>
    </>
  );
}
