import { useTranslation } from 'react-i18next';

/** Grey shapes where a list is about to stand; seen only by who waits longer than 400 ms. */
export function Skeleton({ cards = 3 }: { cards?: number }) {
  const { t } = useTranslation('shell');
  return (
    <div className="skeleton" role="status">
      <span className="hidden-visually">{t('loading')}</span>
      {Array.from({ length: cards }, (_, at) => (
        <div key={at} className="skeleton-card" aria-hidden="true">
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
