import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import '../../portal/portal.css';
import { StackedTable } from '../../portal/StackedTable';
import { StateMark } from '../../portal/StateMark';
import { useTradeNames } from '../../portal/useTradeNames';
import { ErrorNote } from '../../ui/ErrorNote';
import { Instant } from '../../ui/Instant';
import { Loading } from '../../ui/Loading';
import { PageTitle } from '../../ui/PageTitle';
import { day } from '../../ui/time';
import { serviceWindow, type GivenSlip, type ServiceWindow, type Waiting } from './centreApi';
import { centrePaths } from './paths';

/** What is seen of the queue is at most so old, in milliseconds. */
const REFRESH = 15_000;

/** What waits for the window's answer, the most urgent first, and the slips given lately. */
export function Component() {
  const { t } = useTranslation('centre');
  const window = useQuery({
    queryKey: ['centre', 'window'],
    queryFn: serviceWindow,
    refetchInterval: REFRESH,
  });
  return (
    <>
      <PageTitle title={t('window.title')} />
      <p className="lead">{t('window.lead')}</p>
      {window.error && <ErrorNote error={window.error} />}
      {window.isPending && <Loading />}
      {window.data && (
        <>
          <Queue window={window.data} />
          <Given slips={window.data.given} />
        </>
      )}
    </>
  );
}

function Queue({ window: { at, waiting } }: { window: ServiceWindow }) {
  const { t } = useTranslation('centre');
  const names = useTradeNames();
  const late = waiting.filter(({ overdue }) => overdue).length;
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">
        {waiting.length === 0
          ? t('window.none')
          : late === 0
            ? t('window.waiting', { count: waiting.length })
            : t('window.late', { count: late, all: waiting.length })}
      </h2>
      {waiting.length > 0 && (
        <StackedTable
          caption={
            <>
              {t('window.caption')} <Instant at={at} seconds />
            </>
          }
          rows={waiting}
          rowKey={(row) => row.tender}
          columns={[
            {
              key: 'tender',
              head: t('column.tender'),
              cell: (row) => (
                <>
                  <Link to={centrePaths.registration(row.tender)}>{row.name}</Link>{' '}
                  <span className="secondary">{row.tender}</span>
                </>
              ),
            },
            { key: 'kind', head: t('column.kind'), cell: (row) => names.kind(row.kind) },
            { key: 'agency', head: t('column.agency'), cell: (row) => row.agency },
            { key: 'tenderee', head: t('column.tenderee'), cell: (row) => row.tenderee },
            { key: 'lots', head: t('column.lots'), figures: true, cell: (row) => row.lots },
            {
              key: 'submitted',
              head: t('column.submitted'),
              cell: (row) => (
                <>
                  <Instant at={row.submittedAt} /> {row.corrected && <span>{t('window.again')}</span>}
                </>
              ),
            },
            { key: 'due', head: t('column.due'), cell: (row) => <Due of={row} now={at} /> },
          ]}
        />
      )}
    </section>
  );
}

/** Until when an answer is due, and how pressing that is. */
function Due({ of: { dueAt, overdue }, now }: { of: Waiting; now: string }) {
  const { t } = useTranslation('centre');
  if (dueAt === null) {
    return (
      <>
        <StateMark state="unknown" /> {t('due.suspended')}
      </>
    );
  }
  return (
    <>
      <Instant at={dueAt} />{' '}
      {overdue ? (
        <strong className="tag tag-bad">
          <StateMark state="bad" /> {t('due.overdue')}
        </strong>
      ) : (
        day(dueAt) === day(now) && (
          <strong className="tag tag-warning">
            <StateMark state="warning" /> {t('due.today')}
          </strong>
        )
      )}
    </>
  );
}

function Given({ slips }: { slips: readonly GivenSlip[] }) {
  const { t } = useTranslation('centre');
  return (
    <section aria-labelledby="given">
      <h2 id="given">{t('given.title')}</h2>
      {slips.length === 0 ? (
        <p>{t('given.none')}</p>
      ) : (
        <StackedTable
          caption={t('given.caption')}
          rows={slips}
          rowKey={(row) => row.number}
          columns={[
            {
              key: 'number',
              head: t('column.number'),
              cell: (row) => <span className="code">{row.number}</span>,
            },
            { key: 'kind', head: t('column.slip'), cell: (row) => t(`slip.${row.kind}`) },
            {
              key: 'tender',
              head: t('column.tender'),
              cell: (row) => (
                <>
                  <Link to={centrePaths.registration(row.tender)}>{row.name}</Link>{' '}
                  <span className="secondary">{row.tender}</span>
                </>
              ),
            },
            { key: 'at', head: t('column.given'), cell: (row) => <Instant at={row.issuedAt} /> },
          ]}
        />
      )}
    </section>
  );
}
