import { useTranslation } from 'react-i18next';

/** Seen only by who waits longer than 400 ms. */
export function Loading() {
  const { t } = useTranslation('shell');
  return (
    <p className="loading" role="status">
      {t('loading')}
    </p>
  );
}
