import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Instant } from '../../../ui/Instant';
import { Loading } from '../../../ui/Loading';
import { Note } from '../../../ui/Note';
import { PageTitle } from '../../../ui/PageTitle';
import { savedAs } from './download';
import { useLot } from './LotFrame';
import { LogState } from './LogState';
import { PassedStage } from './PassedStage';
import { preparePaths } from './paths';
import { announcementFields, documents, notices, registration } from './queries';
import { useTimePlan } from './schedule/useTimePlan';
import type { Lot, PublishedNotice } from './server';
import { Steps, type ShownStep } from './Steps';
import { needsTerms, wrongTerms, wrongTimes, type TermsPart } from './terms/checks';
import { useTerms } from './terms/useTerms';

/** How far one lot is on its way to being announced, and what was published about it. */
export function Component() {
  const { t } = useTranslation('agencyPrepare');
  const lot = useLot();
  const published = useQuery(notices(lot.tender, lot.lot));
  return (
    <>
      <PageTitle title={t(lot.version === 0 ? 'tasks.title' : 'tasks.published', { name: lot.name })} />
      {lot.version === 0 ? <Way lot={lot} /> : <PassedStage lot={lot} before="closed" />}
      {published.isPending && <Loading />}
      {published.isError && <ErrorNote error={published.error} />}
      {lot.version > 0 && (
        <Note>
          <p>{t('tasks.secret')}</p>
        </Note>
      )}
      {published.data && published.data.length > 0 && <Notices lot={lot} published={published.data} />}
    </>
  );
}

function Way({ lot }: { lot: Lot }) {
  const { t } = useTranslation('agencyPrepare');
  const draft = useTerms(lot);
  const times = useTimePlan(lot, draft);
  const fields = useQuery(announcementFields(lot.kind));
  const listed = useQuery(documents(lot.tender));
  const window = useQuery(registration(lot.tender));
  const failed = draft.failed ?? fields.error ?? listed.error ?? window.error;
  if (failed) {
    return <ErrorNote error={failed} />;
  }
  if (!draft.isReady || !fields.data || !listed.data || window.isPending) {
    return <Loading />;
  }
  const wrong = [...wrongTimes(times.plan, times.periods), ...wrongTerms(draft.terms, lot, fields.data)];
  const isWrong = (part: TermsPart) => needsTerms(lot.kind) && wrong.some((each) => each.part === part);
  const { tender, lot: name } = lot;
  const step = (page: TermsPart, done: boolean): ShownStep => ({
    name: t(`lot.page.${page}`),
    to: preparePaths[page](tender, name),
    state: done ? 'done' : 'open',
  });
  const registered = window.data === null || window.data?.state === 'REGISTERED';
  const steps: ShownStep[] = [
    ...(window.data === null
      ? []
      : [
          {
            name: t('registration.link'),
            to: preparePaths.registration(tender),
            state: registered ? ('done' as const) : ('current' as const),
          },
        ]),
    step('schedule', lot.stage === 'SCHEDULED' && (!isWrong('schedule') || !needsTerms(lot.kind))),
    step('announcement', !isWrong('announcement')),
    step('requirements', !isWrong('requirements')),
    step('evaluation', !isWrong('evaluation')),
    {
      name: t('lot.page.documents'),
      to: preparePaths.documents(tender, name),
      state: listed.data.documents.length > 0 ? 'done' : 'open',
    },
    { name: t('lot.page.publish'), to: preparePaths.publish(tender, name), state: 'open' },
  ];
  return (
    <>
      <p className="lead">{t('tasks.lead')}</p>
      <div className="tasks">
        <Steps label={t('tasks.way')} steps={steps} />
      </div>
    </>
  );
}

function Notices({ lot, published }: { lot: Lot; published: readonly PublishedNotice[] }) {
  const { t } = useTranslation('agencyPrepare');
  return (
    <>
      <h2>{t('tasks.notices')}</h2>
      <p>
        <Link to={paths.lot(lot.tender, lot.lot)}>{t('tasks.public')}</Link>
      </p>
      <ol className="slips">
        {published.toReversed().map((notice) => (
          <li key={notice.noticeSha256} className="card">
            <h3>
              {t('tasks.version', { version: notice.version })} <Instant at={notice.publishedAt} seconds />
            </h3>
            {!notice.inChain && (
              <Note kind="warning">
                <p>{t('tasks.offChain')}</p>
              </Note>
            )}
            <LogState witnessed={notice.proof !== null} index={notice.index} />
            <p className="digest">{notice.noticeSha256}</p>
            <p>
              <a href={savedAs(notice.notice)} download={`notice-${lot.lot}-${notice.version}.p7m`}>
                {t('tasks.save')}
              </a>{' '}
              <span className="secondary">{t('tasks.inboxes')}</span>
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
