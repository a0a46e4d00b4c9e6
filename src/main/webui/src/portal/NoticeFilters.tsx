import { useTranslation } from 'react-i18next';
import { Facet, OneOf } from './Facet';
import { FilterPanel } from './FilterPanel';
import type { NoticeList } from './publicApi';
import type { Filters } from './useFilters';
import { useTradeNames } from './useTradeNames';

/** What the list can be narrowed by. */
export function NoticeFilters({ list, filters }: { list: NoticeList; filters: Filters }) {
  const { t } = useTranslation('trade');
  const names = useTradeNames();
  return (
    <FilterPanel count={filters.count}>
      <OneOf
        name="due"
        title={t('filter.due')}
        choices={list.facets.due}
        filters={filters}
        label={names.due}
      />
      <Facet
        name="kind"
        title={t('filter.kind')}
        choices={list.facets.kind}
        filters={filters}
        label={names.kind}
      />
      <Facet
        name="stage"
        title={t('filter.stage')}
        choices={list.facets.stage}
        filters={filters}
        label={names.stage}
      />
      <Facet
        name="region"
        title={t('filter.region')}
        choices={list.facets.region}
        filters={filters}
        label={names.region}
      />
    </FilterPanel>
  );
}
