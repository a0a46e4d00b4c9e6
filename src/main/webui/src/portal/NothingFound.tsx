import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Removing } from './publicApi';
import type { Filters } from './useFilters';

/** No hits: which filter keeps them all away, and one tap to drop it. */
export function NothingFound({ removing, filters }: { removing: Removing[]; filters: Filters }) {
  const { t } = useTranslation('trade');
  const helpful = removing.filter(({ hitsWithout }) => hitsWithout > 0);
  return (
    <div className="nothing">
      <p>{t(filters.count === 0 ? 'nothing.yet' : 'nothing.found')}</p>
      {helpful.length > 0 && (
        <ul>
          {helpful.map(({ filter, hitsWithout }) => (
            <li key={filter}>
              <Button onClick={() => filters.set(filter, [])}>
                {t('nothing.drop', { filter: t(`filter.${filter}` as 'filter.q'), count: hitsWithout })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {filters.count > 0 && <Button onClick={filters.clear}>{t('clear')}</Button>}
    </div>
  );
}
