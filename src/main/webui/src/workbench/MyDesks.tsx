import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSession } from '../api/session';
import { paths } from '../paths';
import { desksOf } from './desks';

/** The desks of whoever is logged in, and the letters every account has, in the head of every page. */
export function MyDesks() {
  const { t } = useTranslation('desk');
  const session = useSession();
  if (!session?.account) {
    return null;
  }
  return (
    <ul aria-label={t('nav')}>
      {desksOf(session.roles).map(({ name, address }) => (
        <li key={name}>
          <NavLink to={address}>{t(`name.${name}`)}</NavLink>
        </li>
      ))}
      <li>
        <NavLink to={paths.letters}>{t('letters')}</NavLink>
      </li>
    </ul>
  );
}
