import { useTranslation } from 'react-i18next';
import { StackedTable } from '../../../../portal/StackedTable';
import { Instant } from '../../../../ui/Instant';
import type { Award } from './awardApi';

/** Whom the report ranks, and who has won so far. */
export function Candidates({ award }: { award: Award }) {
  const { t } = useTranslation('agencyConduct');
  return (
    <section aria-labelledby="ranking">
      <h2 id="ranking">{t('result.ranking')}</h2>
      <p>
        {t('result.received')} <Instant at={award.receivedAt} />
        {award.decidedBy && ` · ${t(`result.decidedBy.${award.decidedBy}`)}`}
      </p>
      <StackedTable
        caption={t('result.candidates', { count: award.candidates.length })}
        rows={award.candidates}
        rowKey={({ slot }) => slot}
        columns={[
          {
            key: 'name',
            head: t('result.name'),
            cell: ({ slot, name, creditCode }) => (
              <>
                {name} <span className="secondary numeric">{creditCode}</span>{' '}
                {slot === award.winnerSlot && <span className="tag tag-good">{t('result.winner')}</span>}
              </>
            ),
          },
          { key: 'rank', head: t('result.rank'), figures: true, cell: ({ rank }) => rank },
          { key: 'score', head: t('result.score'), figures: true, cell: ({ score }) => score ?? '—' },
        ]}
      />
    </section>
  );
}
