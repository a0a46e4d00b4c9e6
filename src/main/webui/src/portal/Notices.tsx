import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { serverPaths } from '../paths';
import { PageTitle } from '../ui/PageTitle';
import { Chosen } from './Chosen';
import { LotCard } from './LotCard';
import { NoticeFilters } from './NoticeFilters';
import { NothingFound } from './NothingFound';
import { Paging } from './Paging';
import './portal.css';
import { findNotices, type Asked } from './publicApi';
import { SearchBox } from './SearchBox';
import { Skeleton } from './Skeleton';
import { Unlisted } from './Unlisted';
import { useFilters, type Filters } from './useFilters';
import { useTradeNames } from './useTradeNames';

/** Every published lot, to be searched and narrowed. */
export function Component() {
  const { t } = useTranslation('notices');
  const filters = useFilters(['q', 'due'], ['kind', 'region', 'stage'], ['sort']);
  const asked = sortable(filters.asked);
  const list = useQuery({
    queryKey: ['notices', asked],
    queryFn: () => findNotices(asked),
    placeholderData: keepPreviousData,
  });
  const names = useTradeNames();
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
          <NoticeFilters list={list.data} filters={filters} />
          <div className={list.isPlaceholderData ? 'stale' : undefined}>
            <div className="list-head">
              <p role="status">{t('total', { count: list.data.total })}</p>
              <Sorting filters={filters} />
            </div>
            <Chosen
              filters={filters}
              label={{
                q: (words) => t('words', { words }),
                due: names.due,
                kind: names.kind,
                region: names.region,
                stage: names.stage,
              }}
            />
            {list.data.total === 0 ? (
              <NothingFound removing={list.data.removing} filters={filters} />
            ) : (
              <ul className="lot-cards">
                {list.data.hits.map((lot) => (
                  <LotCard key={`${lot.tender}/${lot.lot}`} lot={lot} at={list.data.at} />
                ))}
              </ul>
            )}
            <Paging page={list.data.page} size={list.data.size} total={list.data.total} filters={filters} />
            <Feeds filters={filters} />
          </div>
        </div>
      )}
    </>
  );
}

/** The best match is asked for only where there are words to match: the platform refuses it otherwise. */
function sortable(asked: Asked): Asked {
  const { sort, ...rest } = asked;
  return sort === undefined || (sort === 'relevance' && asked['q'] === undefined) ? rest : asked;
}

function Sorting({ filters }: { filters: Filters }) {
  const { t } = useTranslation('notices');
  const ways = (['deadline', 'newest', 'relevance'] as const).filter(
    (way) => way !== 'relevance' || filters.one('q') !== undefined,
  );
  const asked = ways.find((way) => way === filters.one('sort')) ?? 'deadline';
  return (
    <label className="sorting">
      {t('sort.label')}
      <Select
        value={asked}
        onChange={(way) => filters.set('sort', [way])}
        options={ways.map((way) => ({ value: way, label: t(`sort.${way}`) }))}
      />
    </label>
  );
}

/** The same list for machines and for those who want to be told. */
function Feeds({ filters }: { filters: Filters }) {
  const { t } = useTranslation('notices');
  return (
    <p className="feeds">
      <a href={serverPaths.noticesFeed(filters.exported)}>{t('feed')}</a>
      <a href={serverPaths.noticesJson(filters.exported)}>{t('json')}</a>
    </p>
  );
}
