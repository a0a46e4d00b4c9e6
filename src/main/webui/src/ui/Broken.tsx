import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { Problem, Unreachable } from '../api/problem';
import { ErrorNote } from './ErrorNote';
import { NotFound } from './NotFound';
import { PageTitle } from './PageTitle';

/** Stands where a page could not be shown: what happened, and that nothing saved was lost. */
export function Broken() {
  const { t } = useTranslation('shell');
  const error = useRouteError();
  if (error instanceof Problem && error.status === 404) {
    return <NotFound />;
  }
  return (
    <>
      <PageTitle title={t('broken.title')} />
      {error instanceof Problem || error instanceof Unreachable ? (
        <ErrorNote error={error} />
      ) : (
        <p className="lead">{t('broken.why')}</p>
      )}
      <button type="button" className="plain-button" onClick={() => window.location.reload()}>
        {t('broken.again')}
      </button>
    </>
  );
}
