import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../paths';
import { PageTitle } from './PageTitle';

export function NotFound() {
  const { t } = useTranslation('shell');
  return (
    <>
      <PageTitle title={t('notFound.title')} />
      <p className="lead">{t('notFound.why')}</p>
      <p>
        <Link to={paths.home}>{t('notFound.home')}</Link>
      </p>
    </>
  );
}
