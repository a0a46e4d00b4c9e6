import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Filters } from './useFilters';

/** Links to the other pages of a list: real ones, so that back button and bookmarks work. */
export function Paging({
  page,
  size,
  total,
  filters,
}: {
  page: number;
  size: number;
  total: number;
  filters: Filters;
}) {
  const { t } = useTranslation('trade');
  const last = Math.max(1, Math.ceil(total / size));
  const current = page + 1;
  if (last === 1) {
    return null;
  }
  const shown = [1, current - 1, current, current + 1, last].filter(
    (each, at, all) => each >= 1 && each <= last && all.indexOf(each) === at,
  );
  return (
    <nav className="paging no-print" aria-label={t('paging.label')}>
      {current > 1 && (
        <Link to={filters.page(current - 1)} rel="prev">
          {t('paging.before')}
        </Link>
      )}
      <ul>
        {shown.map((each, at) => (
          <li key={each}>
            {at > 0 && each - (shown[at - 1] ?? each) > 1 && <span aria-hidden="true">…</span>}
            <Link to={filters.page(each)} aria-current={each === current ? 'page' : undefined}>
              <span className="hidden-visually">{t('paging.page')}</span>
              {each}
            </Link>
          </li>
        ))}
      </ul>
      {current < last && (
        <Link to={filters.page(current + 1)} rel="next">
          {t('paging.after')}
        </Link>
      )}
    </nav>
  );
}
