import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { serverPaths } from '../paths';
import { PageTitle } from '../ui/PageTitle';
import { Chosen } from './Chosen';
import { ResultFilters } from './ResultFilters';
import { NothingFound } from './NothingFound';
import { Paging } from './Paging';
import './portal.css';
import { findResults } from './publicApi';
import { ResultCard } from './ResultCard';
import { SearchBox } from './SearchBox';
import { Skeleton } from './Skeleton';
import { Unlisted } from './Unlisted';
import { useFilters } from './useFilters';
import { useTradeNames } from './useTradeNames';

/** Candidates, awards and contracts, the newest first. */
export function Component() {
  const { t } = useTranslation('results');
  const names = useTradeNames();
  const filters = useFilters(['q'], ['subject', 'kind', 'region']);
  const list = useQuery({
    queryKey: ['results', filters.asked],
    queryFn: () => findResults(filters.asked),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageTitle title={t('title')} />
      <SearchBox
        asked={filters.one('q') ?? ''}
        label={t('search')}
        onAsk={(words) => filters.set('q', [words])}
      />
      {list.error && <Unlisted error={list.error} filters={filters} />}
      {list.isPending && <Skeleton />}
      {list.data && (
        <div className="with-filters">
          <ResultFilters list={list.data} filters={filters} />
          <div className={list.isPlaceholderData ? 'stale' : undefined}>
            <div className="list-head">
              <p role="status">{t('total', { count: list.data.total })}</p>
            </div>
            <Chosen
              filters={filters}
              label={{
                q: (words) => t('words', { words }),
                subject: names.subject,
                kind: names.kind,
                region: names.region,
              }}
            />
            {list.data.total === 0 ? (
              <NothingFound removing={list.data.removing} filters={filters} />
            ) : (
              <ul className="lot-cards">
                {list.data.results.map((result) => (
                  <ResultCard key={`${result.tender}/${result.lot}/${result.sha256}`} result={result} />
                ))}
              </ul>
            )}
            <Paging page={list.data.page} size={list.data.size} total={list.data.total} filters={filters} />
            <p className="feeds">
              <a href={serverPaths.resultsJson(filters.exported)}>{t('json')}</a>
            </p>
          </div>
        </div>
      )}
    </>
  );
}
