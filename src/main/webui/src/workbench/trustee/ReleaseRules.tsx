import { useTranslation } from 'react-i18next';
import { StackedTable } from '../../portal/StackedTable';
import type { Desk } from './custodyApi';

/** The rules each trustee's agent checks for itself, and who the trustees are. */
export function ReleaseRules({ desk }: { desk: Desk }) {
  const { t } = useTranslation('trustee');
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t('section.rules')}</h2>
      <p>{t('rules.lead', { threshold: desk.threshold, count: desk.trustees.length })}</p>
      <ol>
        {(
          [
            'R1_TIME',
            'R2_CLOSE_WITNESSED',
            'R3_SLOTS_ALLOTTED_ONCE',
            'R4_NO_ORDER_AGAINST',
            'R5_ENOUGH_BIDS',
            'R6_OBJECTION_WINDOW',
            'R7_ADMITTED',
          ] as const
        ).map((rule) => (
          <li key={rule}>
            <strong>{t(`rule.${rule}`)}</strong> {t(`why.${rule}`)}
          </li>
        ))}
      </ol>
      <StackedTable
        caption={t('rules.trustees')}
        rows={desk.trustees}
        rowKey={(row) => row.id}
        columns={[
          { key: 'id', head: t('rules.seat'), cell: (row) => row.id },
          { key: 'body', head: t('rules.body'), cell: (row) => row.body },
        ]}
      />
    </section>
  );
}
