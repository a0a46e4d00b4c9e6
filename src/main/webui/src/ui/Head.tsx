import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import { paths } from '../paths';
import { expertPaths } from '../workbench/expert/paths';
import { MyDesks } from '../workbench/MyDesks';
import { Account } from './Account';
import { ConnectionState } from './ConnectionState';
import { LanguageSwitch } from './LanguageSwitch';
import { PlatformTime } from './PlatformTime';

export function Head() {
  const { t } = useTranslation('shell');
  // experts and the public share no navigation: on a committee's pages nothing leads to companies or results
  const atCommittee = useLocation().pathname.split('/')[1] === 'exp';
  return (
    <header className="head">
      <div className="head-top shell-width">
        <Link className="head-name" to={atCommittee ? expertPaths.today : paths.home}>
          <img src="/seal.svg" width="32" height="32" alt="" />
          <span>
            <strong>Sunseal</strong> {t('name')}
          </span>
        </Link>
        <div className="head-status">
          <ConnectionState />
          <PlatformTime />
        </div>
        <div className="head-actions">
          <Account />
          <LanguageSwitch />
        </div>
      </div>
      <nav className="head-nav shell-width" aria-label={t('navigation')}>
        {!atCommittee && (
          <ul>
            <Place to={paths.notices} name={t('nav.notices')} />
            <Place to={paths.openings} name={t('nav.openings')} />
            <Place to={paths.results} name={t('nav.results')} />
            <Place to={paths.verify} name={t('nav.verify')} />
            <Place to={paths.help} name={t('nav.help')} />
          </ul>
        )}
        <MyDesks />
      </nav>
    </header>
  );
}

function Place({ to, name }: { to: string; name: string }) {
  return (
    <li>
      <NavLink to={to}>{name}</NavLink>
    </li>
  );
}
