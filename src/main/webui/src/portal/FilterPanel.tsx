import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Facet, OneOf } from './Facet';
import type { Choice } from './publicApi';
import type { Filters } from './useFilters';
import { useTradeNames } from './useTradeNames';

/** What the public lists are narrowed by besides words. */
export type FilterName = 'due' | 'subject' | 'kind' | 'stage' | 'region';

/** One filter of a list, and whether several of its values may be chosen. */
export interface Narrowing<Name extends FilterName> {
  name: Name;
  several: boolean;
}

/** The filters beside a list; folded away where the screen is narrow. */
export function FilterPanel<Name extends FilterName>({
  narrowing,
  facets,
  filters,
}: {
  narrowing: readonly Narrowing<Name>[];
  facets: Record<Name, Choice[]>;
  filters: Filters;
}) {
  const { t } = useTranslation('trade');
  const named = useTradeNames();
  const [open, setOpen] = useState(() => window.matchMedia('(min-width: 60rem)').matches);
  return (
    <details className="filters no-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{filters.count === 0 ? t('filtersUnused') : t('filters', { count: filters.count })}</summary>
      {narrowing.map(({ name, several }) => {
        const Choices = several ? Facet : OneOf;
        return (
          <Choices
            key={name}
            name={name}
            title={t(`filter.${name}`)}
            choices={facets[name]}
            filters={filters}
            label={named[name]}
          />
        );
      })}
    </details>
  );
}
