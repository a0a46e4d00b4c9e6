import { useTranslation } from 'react-i18next';
import { Facet } from './Facet';
import { FilterPanel } from './FilterPanel';
import type { ResultList } from './publicApi';
import type { Filters } from './useFilters';
import { useTradeNames } from './useTradeNames';

/** What the list can be narrowed by. */
export function ResultFilters({ list, filters }: { list: ResultList; filters: Filters }) {
  const { t } = useTranslation('trade');
  const names = useTradeNames();
  return (
    <FilterPanel count={filters.count}>
      <Facet
        name="subject"
        title={t('filter.subject')}
        choices={list.facets.subject}
        filters={filters}
        label={names.subject}
      />
      <Facet
        name="kind"
        title={t('filter.kind')}
        choices={list.facets.kind}
        filters={filters}
        label={names.kind}
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
