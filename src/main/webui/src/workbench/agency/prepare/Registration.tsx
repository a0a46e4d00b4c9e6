import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { StageTag } from '../../../portal/StageTag';
import { ErrorNote } from '../../../ui/ErrorNote';
import { ErrorSummary } from '../../../ui/ErrorSummary';
import { Instant } from '../../../ui/Instant';
import { Loading } from '../../../ui/Loading';
import { Note } from '../../../ui/Note';
import { PageTitle } from '../../../ui/PageTitle';
import { useFaults, type Fault } from '../../../ui/useFaults';
import { preparePaths } from './paths';
import { ofTender, registration, slips } from './queries';
import { submitRegistration, type Registration } from './server';
import { Slips } from './Slips';
import '../../../portal/portal.css';
import './prepare.css';

const nothing: Fault[] = [];

/** How far a tender project has come at the centre's window: what it waits for, and every slip. */
export function Component() {
  const { t } = useTranslation('agencyPrepare');
  const { tender = '' } = useParams();
  const project = useQuery(ofTender(tender));
  const window = useQuery({ ...registration(tender), refetchInterval: 15_000 });
  const given = useQuery({ ...slips(tender), refetchInterval: 15_000 });
  const wrong = project.error ?? window.error ?? given.error;
  return (
    <>
      <PageTitle title={t('registration.title', { name: project.data?.name ?? tender })} />
      {wrong && <ErrorNote error={wrong} />}
      {!wrong && (project.isPending || window.isPending || given.isPending) && <Loading />}
      {window.data === null && (
        <Note>
          <p>{t('registration.none')}</p>
        </Note>
      )}
      {window.data && <State tender={tender} registration={window.data} />}
      {given.data && given.data.length > 0 && <Slips slips={given.data} />}
      {project.data && (
        <>
          <h2>{t('registration.lots')}</h2>
          <ul className="cards">
            {project.data.lots.map((lot) => (
              <li key={lot.lot} className="card">
                <h3>
                  <Link to={preparePaths.lot(tender, lot.lot)}>{lot.name}</Link>
                </h3>
                <StageTag stage={lot.stage} />
                {lot.transactionCode && <p className="code">{lot.transactionCode}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function State({ tender, registration: at }: { tender: string; registration: Registration }) {
  const { t } = useTranslation('agencyPrepare');
  const client = useQueryClient();
  const handing = useMutation({
    mutationFn: () => submitRegistration(tender),
    onSettled: () => client.invalidateQueries({ queryKey: ['agency'] }),
  });
  const faults = useFaults(nothing, handing.error);
  const mayHandIn = at.state === 'DRAFT' || at.state === 'CORRECTION';
  return (
    <section aria-live="polite">
      <ErrorSummary faults={faults} />
      <Note kind={at.state === 'REGISTERED' ? 'success' : at.state === 'REFUSED' ? 'danger' : 'info'}>
        <p>
          <strong>{t(`registration.state.${at.state}`)}</strong> {t(`registration.means.${at.state}`)}
        </p>
        {at.dueAt && (
          <p>
            {t(at.overdue ? 'registration.overdue' : 'registration.due')} <Instant at={at.dueAt} />
          </p>
        )}
        {at.events.map((event) => (
          <p key={event.at}>
            {t(`registration.event.${event.kind}`, { days: event.days, ground: event.ground })}{' '}
            <Instant at={event.at} />
          </p>
        ))}
      </Note>
      {mayHandIn && (
        <Button type="primary" loading={handing.isPending} onClick={() => handing.mutate()}>
          {t(at.state === 'DRAFT' ? 'registration.handIn' : 'registration.handInAgain')}
        </Button>
      )}
    </section>
  );
}
