import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { serverPaths } from '../paths';
import { ListPage } from './ListPage';
import { LotCard } from './LotCard';
import { findNotices, type Asked } from './publicApi';
import type { Filters } from './useFilters';

/** Every published lot, to be searched and narrowed. */
export function Component() {
  const { t } = useTranslation('notices');
  return (
    <ListPage
      name="notices"
      words={{
        title: t('title'),
        search: t('search'),
        total: (count) => t('total', { count }),
        looked: (words) => t('words', { words }),
      }}
      find={(asked) => findNotices(sortable(asked))}
      narrowing={[
        { name: 'due', several: false },
        { name: 'kind', several: true },
        { name: 'stage', several: true },
        { name: 'region', several: true },
      ]}
      order={{ names: ['sort'], choose: (filters) => <Sorting filters={filters} /> }}
      feeds={({ exported }) => (
        <>
          <a href={serverPaths.noticesFeed(exported)}>{t('feed')}</a>
          <a href={serverPaths.noticesJson(exported)}>{t('json')}</a>
        </>
      )}
    >
      {({ hits, at }) => hits.map((lot) => <LotCard key={`${lot.tender}/${lot.lot}`} lot={lot} at={at} />)}
    </ListPage>
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
