import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useSession } from '../api/session';
import { serverPaths } from '../paths';
import { useRoleNames } from './useRoleNames';

/** Who is logged in, in which roles, and the way in or out. */
export function Account() {
  const { t } = useTranslation('shell');
  const { pathname, search } = useLocation();
  const session = useSession();
  const roleNames = useRoleNames();
  if (!session?.account) {
    return <a href={serverPaths.login(pathname + search)}>{t('logIn')}</a>;
  }
  const held = roleNames(session.roles);
  return (
    <>
      <span>
        <span className="hidden-visually">{t('loggedInAs')}</span> <strong>{session.account}</strong>
        {held && <span className="secondary"> {held}</span>}
      </span>
      <a href={serverPaths.logout}>{t('logOut')}</a>
    </>
  );
}
