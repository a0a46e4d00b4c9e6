import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PageTitle } from '../ui/PageTitle';
import { Chosen } from './Chosen';
import { FilterPanel, type FilterName, type Narrowing } from './FilterPanel';
import { NothingFound } from './NothingFound';
import { Paging } from './Paging';
import './portal.css';
import type { Asked, Found } from './publicApi';
import { SearchBox } from './SearchBox';
import { Skeleton } from './Skeleton';
import { Unlisted } from './Unlisted';
import { useFilters, type Filters } from './useFilters';
import { useTradeNames } from './useTradeNames';

/** What a list is called, and how it speaks of itself. */
export interface ListWords {
  title: string;
  search: string;
  total: (count: number) => string;
  /** the words that were looked for, as a filter in use */
  looked: (words: string) => string;
}

interface Properties<Name extends FilterName, List extends Found<Name>> {
  /** which of the platform's lists */
  name: 'notices' | 'results';
  words: ListWords;
  find: (asked: Asked) => Promise<List>;
  /** the filters beside the list, from top to bottom */
  narrowing: readonly Narrowing<Name>[];
  /** what arranges the list: the names in the address, and where to choose it */
  order?: { names: string[]; choose: (filters: Filters) => ReactNode };
  /** the same list for machines and for those who want to be told */
  feeds: (filters: Filters) => ReactNode;
  /** one card for each entry */
  children: (list: List) => ReactNode;
}

/** A public list to be searched, narrowed and leafed through. Its address holds all that was asked. */
export function ListPage<Name extends FilterName, List extends Found<Name>>({
  name,
  words,
  find,
  narrowing,
  order,
  feeds,
  children,
}: Properties<Name, List>) {
  const named = useTradeNames();
  const those = (several: boolean) =>
    narrowing.filter((each) => each.several === several).map((each) => each.name);
  const filters = useFilters(['q', ...those(false)], those(true), order?.names);
  const list = useQuery({
    queryKey: [name, filters.asked],
    queryFn: () => find(filters.asked),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageTitle title={words.title} />
      <SearchBox
        asked={filters.one('q') ?? ''}
        label={words.search}
        onAsk={(asked) => filters.set('q', [asked])}
      />
      {list.error && <Unlisted error={list.error} filters={filters} />}
      {list.isPending && <Skeleton />}
      {list.data && (
        <div className="with-filters">
          <FilterPanel narrowing={narrowing} facets={list.data.facets} filters={filters} />
          <div className={list.isPlaceholderData ? 'stale' : undefined}>
            <div className="list-head">
              <p role="status">{words.total(list.data.total)}</p>
              {order?.choose(filters)}
            </div>
            <Chosen
              filters={filters}
              label={{
                q: words.looked,
                ...Object.fromEntries(narrowing.map((each) => [each.name, named[each.name]])),
              }}
            />
            {list.data.total === 0 ? (
              <NothingFound removing={list.data.removing} filters={filters} />
            ) : (
              <ul className="lot-cards">{children(list.data)}</ul>
            )}
            <Paging page={list.data.page} size={list.data.size} total={list.data.total} filters={filters} />
            <p className="feeds">{feeds(filters)}</p>
          </div>
        </div>
      )}
    </>
  );
}
