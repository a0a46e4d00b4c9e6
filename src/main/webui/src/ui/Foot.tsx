import { useTranslation } from 'react-i18next';
import { serverPaths } from '../paths';

/** Where anybody gets the evidence and the machine-readable copy without these pages. */
export function Foot() {
  const { t } = useTranslation('shell');
  return (
    <footer className="foot">
      <nav className="shell-width" aria-label={t('foot.label')}>
        <ul>
          <li>
            <a href={serverPaths.checkpoint}>{t('foot.checkpoint')}</a>
          </li>
          <li>
            <a href={serverPaths.trust}>{t('foot.trust')}</a>
          </li>
          <li>
            <a href={serverPaths.apiDocument}>{t('foot.api')}</a>
          </li>
          <li>
            <a href={serverPaths.health}>{t('foot.health')}</a>
          </li>
        </ul>
      </nav>
    </footer>
  );
}
