import { useTranslation } from 'react-i18next';
import type { Filters } from './useFilters';

/** The filters in use, each with a button that drops it. */
export function Chosen({
  filters,
  label,
}: {
  filters: Filters;
  label: Record<string, (value: string) => string>;
}) {
  const { t } = useTranslation('trade');
  const chosen = Object.keys(label).flatMap((name) => filters.all(name).map((value) => ({ name, value })));
  if (chosen.length === 0) {
    return null;
  }
  return (
    <ul className="chosen" aria-label={t('chosen')}>
      {chosen.map(({ name, value }) => {
        const words = label[name]?.(value) ?? value;
        return (
          <li key={`${name} ${value}`}>
            <button
              type="button"
              aria-label={t('dropFilter', { filter: words })}
              onClick={() =>
                filters.set(
                  name,
                  filters.all(name).filter((each) => each !== value),
                )
              }
            >
              {words}
              <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
              </svg>
            </button>
          </li>
        );
      })}
      <li>
        <button type="button" className="plain-button" onClick={filters.clear}>
          {t('clear')}
        </button>
      </li>
    </ul>
  );
}
