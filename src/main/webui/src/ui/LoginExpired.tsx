import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useSession } from '../api/session';
import { serverPaths } from '../paths';
import { Note } from './Note';

/**
 * Says, when somebody who was logged in no longer is, that what was typed is kept, and leads back here after a new login.
 */
export function LoginExpired() {
  const { t } = useTranslation('shell');
  const { pathname, search } = useLocation();
  const session = useSession();
  const [account, setAccount] = useState<string>();
  if (session?.account && session.account !== account) {
    setAccount(session.account);
  }
  if (!session || session.account || !account) {
    return null;
  }
  return (
    <div role="alert">
      <Note kind="warning">
        <p>
          {t('expired.what', { account })}{' '}
          <a href={serverPaths.login(pathname + search)}>{t('expired.again')}</a>
        </p>
      </Note>
    </div>
  );
}
