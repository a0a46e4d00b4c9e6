import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSession } from '../api/session';
import { desksOf } from './desks';

/** The desks of whoever is logged in, in the head of every page. */
export function MyDesks() {
  const { t } = useTranslation('desk');
  const mine = desksOf(useSession()?.roles ?? []);
  if (mine.length === 0) {
    return null;
  }
  return (
    <ul aria-label={t('nav')}>
      {mine.map(({ name, address }) => (
        <li key={name}>
          <NavLink to={address}>{t(`name.${name}`)}</NavLink>
        </li>
      ))}
    </ul>
  );
}
