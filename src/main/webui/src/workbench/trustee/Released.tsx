import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../paths';
import { StackedTable } from '../../portal/StackedTable';
import { Instant } from '../../ui/Instant';
import type { Desk } from './custodyApi';

/** Rounds whose keys were released, and whose shares opened them. */
export function Released({ desk }: { desk: Desk }) {
  const { t } = useTranslation('trustee');
  return (
    <section aria-labelledby="released">
      <h2 id="released">
        {desk.released.length === 0
          ? t('released.none')
          : t('released.finding', { count: desk.released.filter(({ state }) => state === 'OPENED').length })}
      </h2>
      {desk.released.length > 0 && (
        <StackedTable
          caption={t('released.caption')}
          rows={desk.released}
          rowKey={(row) => `${row.tender}/${row.lot}/${row.round}`}
          columns={[
            {
              key: 'name',
              head: t('column.lot'),
              cell: (row) => (
                <>
                  <Link to={paths.lot(row.tender, row.lot)}>{row.name}</Link>{' '}
                  <span className="secondary">
                    {t('due.round', { tender: row.tender, lot: row.lot, round: row.round })}
                  </span>
                </>
              ),
            },
            { key: 'closed', head: t('column.closed'), cell: (row) => <Instant at={row.closedAt} seconds /> },
            {
              key: 'out',
              head: t('column.readOut'),
              cell: (row) =>
                row.readOutAt === null ? t('released.returned') : <Instant at={row.readOutAt} seconds />,
            },
            {
              key: 'shares',
              head: t('column.shares'),
              cell: (row) =>
                row.shares.length === 0
                  ? t('nobody')
                  : row.shares
                      .map((share) =>
                        share.fault !== null
                          ? t('released.fault', { trustee: share.trustee, fault: share.fault })
                          : t(share.opened ? 'released.used' : 'released.kept', { trustee: share.trustee }),
                      )
                      .join(t('comma')),
            },
          ]}
        />
      )}
    </section>
  );
}
