import { useTranslation } from 'react-i18next';
import { StackedTable } from '../../../../portal/StackedTable';
import { Instant } from '../../../../ui/Instant';
import { useLotInHand } from '../LotDesk';
import { reportAddresses, type Evaluation, type Reevaluation, type Report } from './evaluationApi';

/** The reports of all sittings, and the orders by which some of them fell. */
export function Reports({
  reports,
  ordered,
  evaluation,
}: {
  reports: Report[];
  ordered: Reevaluation[];
  evaluation: Evaluation | null;
}) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  const fell = (sha256: string) => ordered.some(({ reportSha256 }) => reportSha256 === sha256);
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">{t('reports.title')}</h2>
      {reports.length === 0 ? (
        <p>{t('reports.none')}</p>
      ) : (
        <>
          {evaluation?.phase === 'DONE' && (
            <p>
              <a href={reportAddresses.printed(tender, name)} download={`${tender}-${name}-report.pdf`}>
                {t('reports.pdf')}
              </a>{' '}
              <span className="secondary">
                {t('reports.signed', { count: evaluation.signatures.length })}
              </span>
            </p>
          )}
          <StackedTable
            caption={t('reports.caption', { count: reports.length })}
            rows={reports}
            rowKey={({ round, sitting }) => `${round}/${sitting}`}
            columns={[
              {
                key: 'sitting',
                head: t('reports.sitting'),
                cell: ({ round, sitting }) => t('reports.numbered', { round, sitting }),
              },
              {
                key: 'force',
                head: t('reports.force'),
                cell: ({ reportSha256 }) => t(fell(reportSha256) ? 'reports.fallen' : 'reports.inForce'),
              },
              {
                key: 'digest',
                head: t('reports.digest'),
                cell: ({ reportSha256 }) => <span className="digest">{reportSha256}</span>,
              },
              {
                key: 'signed',
                head: t('reports.original'),
                cell: (report) => (
                  <a href={reportAddresses.ofSitting(tender, name, report)}>{t('reports.json')}</a>
                ),
              },
            ]}
          />
        </>
      )}
      {ordered.length > 0 && (
        <StackedTable
          caption={t('reports.orders', { count: ordered.length })}
          rows={ordered}
          rowKey={({ number }) => `${number}`}
          columns={[
            { key: 'at', head: t('reports.at'), cell: ({ keptAt }) => <Instant at={keptAt} /> },
            {
              key: 'ground',
              head: t('evaluation.ground'),
              cell: ({ ground }) =>
                t([`ground.${ground}`, 'gantt.unknown'] as never, { rule: ground }) as string,
            },
            {
              key: 'committee',
              head: t('reports.committee'),
              cell: ({ newCommittee }) =>
                t(newCommittee ? 'reevaluate.newCommittee' : 'reevaluate.sameCommittee'),
            },
            { key: 'reason', head: t('evaluation.reason'), cell: ({ reason }) => reason },
          ]}
        />
      )}
    </section>
  );
}
