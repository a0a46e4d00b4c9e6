import { useTranslation } from 'react-i18next';
import { StackedTable } from '../../portal/StackedTable';
import { Instant } from '../../ui/Instant';
import { Note } from '../../ui/Note';
import type { Desk } from './custodyApi';
import { unsigned } from './due';

/** Allotments of keys to rounds, those still lacking signatures first. */
export function Allotments({ desk }: { desk: Desk }) {
  const { t } = useTranslation('trustee');
  const waiting = unsigned(desk.allotments, desk.trustees);
  return (
    <section aria-labelledby="allotments">
      <h2 id="allotments">
        {waiting.length === 0 ? t('allotments.none') : t('allotments.waiting', { count: waiting.length })}
      </h2>
      {waiting.length > 0 && (
        <Note kind="warning">
          <ul>
            {waiting.map((each) => (
              <li key={`${each.tender}/${each.lot}/${each.round}/${each.purpose}/${each.number}`}>
                {t('allotments.lacks', {
                  of: `${each.tender}/${each.lot}`,
                  missing: each.missing.join(', '),
                })}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {desk.allotments.length > 0 && (
        <details>
          <summary>{t('allotments.all', { count: desk.allotments.length })}</summary>
          <StackedTable
            caption={t('allotments.caption')}
            rows={desk.allotments}
            rowKey={(row) => `${row.tender}/${row.lot}/${row.round}/${row.purpose}/${row.number}`}
            columns={[
              {
                key: 'lot',
                head: t('column.lot'),
                cell: (row) => t('due.round', { tender: row.tender, lot: row.lot, round: row.round }),
              },
              { key: 'purpose', head: t('column.purpose'), cell: (row) => t(`purpose.${row.purpose}`) },
              { key: 'at', head: t('column.proposed'), cell: (row) => <Instant at={row.proposedAt} /> },
              {
                key: 'signed',
                head: t('column.signed'),
                cell: (row) => row.signed.join(', ') || t('nobody'),
              },
              {
                key: 'done',
                head: t('column.allotted'),
                cell: (row) =>
                  row.allottedAt === null ? t('allotments.open') : <Instant at={row.allottedAt} />,
              },
            ]}
          />
        </details>
      )}
    </section>
  );
}
