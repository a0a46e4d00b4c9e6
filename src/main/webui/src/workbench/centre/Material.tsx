import { useTranslation } from 'react-i18next';
import { FactList } from '../../portal/FactList';
import { yuan } from '../../portal/money';
import { StackedTable } from '../../portal/StackedTable';
import { useTradeNames } from '../../portal/useTradeNames';
import type { HandedIn } from './centreApi';
import { useParts } from './useParts';

/** Everything that was handed in. */
export function Material({ registration }: { registration: HandedIn }) {
  const { t } = useTranslation('centre');
  const names = useTradeNames();
  const { name, value } = useParts(registration);
  return (
    <section aria-labelledby="material">
      <h2 id="material">{t('material.title')}</h2>
      <FactList
        facts={[
          [t('column.code'), <span className="code">{registration.tender}</span>],
          [t('column.kind'), names.kind(registration.kind)],
          [t('column.region'), names.region(registration.region)],
          ...(['name', 'agency', 'tenderee', 'project', 'approval', 'fundSource', 'investment'] as const).map(
            (part): [string, string] => [name(part), value(part)],
          ),
        ]}
      />
      <StackedTable
        caption={t('material.lots', { count: registration.lots.length })}
        rows={registration.lots}
        rowKey={(row) => row.lot}
        columns={[
          {
            key: 'lot',
            head: t('column.lot'),
            cell: (row) => (
              <>
                {row.lot} {row.name}
              </>
            ),
          },
          {
            key: 'category',
            head: t('column.category'),
            cell: (row) => (row.category === null ? t('material.none') : t(`category.${row.category}`)),
          },
          {
            key: 'estimate',
            head: t('column.estimate'),
            figures: true,
            cell: (row) => (row.estimate === null ? t('material.none') : yuan(row.estimate)),
          },
          {
            key: 'minimum',
            head: t('column.minimum'),
            figures: true,
            cell: (row) => row.minimumBids,
          },
          {
            key: 'code',
            head: t('column.transactionCode'),
            cell: (row) =>
              row.transactionCode === null ? (
                t('material.noCode')
              ) : (
                <span className="code">{row.transactionCode}</span>
              ),
          },
        ]}
      />
    </section>
  );
}
