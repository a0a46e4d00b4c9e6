import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { NothingFound } from '../../portal/NothingFound';
import { Paging } from '../../portal/Paging';
import '../../portal/portal.css';
import { findNotices } from '../../portal/publicApi';
import { SearchBox } from '../../portal/SearchBox';
import { StackedTable } from '../../portal/StackedTable';
import { StageTag } from '../../portal/StageTag';
import { Unlisted } from '../../portal/Unlisted';
import { useFilters } from '../../portal/useFilters';
import { useTradeNames } from '../../portal/useTradeNames';
import { Instant } from '../../ui/Instant';
import { Loading } from '../../ui/Loading';
import { PageTitle } from '../../ui/PageTitle';
import { regulatorPaths } from './paths';

/** Announced lots, to open the file of one. The list is the public one; opening a file is recorded. */
export function Component() {
  const { t } = useTranslation('regulator');
  const filters = useFilters(['q'], ['kind', 'stage'], []);
  const asked = { sort: 'newest', ...filters.asked };
  const list = useQuery({
    queryKey: ['notices', asked],
    queryFn: () => findNotices(asked),
    placeholderData: keepPreviousData,
  });
  const names = useTradeNames();
  return (
    <>
      <PageTitle title={t('files.title')} />
      <p className="lead">{t('files.lead')}</p>
      <SearchBox
        asked={filters.one('q') ?? ''}
        label={t('files.search')}
        onAsk={(words) => filters.set('q', [words])}
      />
      {list.error && <Unlisted error={list.error} filters={filters} />}
      {list.isPending && <Loading />}
      {list.data && list.data.total === 0 && <NothingFound removing={list.data.removing} filters={filters} />}
      {list.data && list.data.total > 0 && (
        <>
          <StackedTable
            caption={t('files.total', { count: list.data.total })}
            rows={list.data.hits}
            rowKey={(row) => `${row.tender}/${row.lot}`}
            columns={[
              {
                key: 'name',
                head: t('column.lot'),
                cell: (row) => (
                  <>
                    <Link to={regulatorPaths.file(row.tender, row.lot)}>{row.name}</Link>{' '}
                    <span className="secondary">
                      {row.tender}/{row.lot}
                    </span>
                  </>
                ),
              },
              { key: 'kind', head: t('column.kind'), cell: (row) => names.kind(row.kind) },
              { key: 'stage', head: t('column.stage'), cell: (row) => <StageTag stage={row.stage} /> },
              { key: 'tenderee', head: t('column.tenderee'), cell: (row) => row.tenderee },
              {
                key: 'changed',
                head: t('column.published'),
                cell: (row) => <Instant at={row.changedAt} />,
              },
            ]}
          />
          <Paging {...list.data} filters={filters} />
        </>
      )}
    </>
  );
}
