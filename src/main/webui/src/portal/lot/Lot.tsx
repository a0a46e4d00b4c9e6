import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { serverPaths } from '../../paths';
import { Countdown } from '../../ui/Countdown';
import { Instant } from '../../ui/Instant';
import { Note } from '../../ui/Note';
import { PageTitle } from '../../ui/PageTitle';
import { Unshown } from '../../ui/Unshown';
import { MyTasks } from '../../workbench/bidder/MyTasks';
import { yuan } from '../money';
import '../portal.css';
import { lotPage, type LotPage } from '../publicApi';
import { Skeleton } from '../Skeleton';
import { StageTag } from '../StageTag';
import { useTradeNames } from '../useTradeNames';
import { Answers } from './Answers';
import { Changes } from './Changes';
import { Documents } from './Documents';
import { Facts } from './Facts';
import { Machines } from './Machines';
import { Outcomes } from './Outcomes';
import { Rounds } from './Rounds';
import { StageLine } from './StageLine';

/** A stage that changes is seen within half a minute, in milliseconds. */
const REFRESH = 30_000;

/** Everything that is public about one lot, on one page with one address. */
export function Component() {
  const { t } = useTranslation('lot');
  const { tender = '', lot = '' } = useParams();
  const page = useQuery({
    queryKey: ['lot', tender, lot],
    queryFn: () => lotPage(tender, lot),
    refetchInterval: REFRESH,
  });
  return page.data ? (
    <Page page={page.data} />
  ) : (
    <Unshown title={t('title')} error={page.error} waiting={<Skeleton />} />
  );
}

function Page({ page }: { page: LotPage }) {
  const { t } = useTranslation('lot');
  const { kind, region, stage } = useTradeNames();
  const { lot } = page;
  const sections: [string, string, ReactNode][] = [
    ['facts', t('section.facts'), <Facts page={page} />],
    ['documents', t('section.documents', { count: page.documents.length }), <Documents page={page} />],
    ['answers', t('section.answers', { count: page.answers.length }), <Answers page={page} />],
    [
      'changes',
      t('section.changes', { count: Math.max(0, page.notices.length - 1) }),
      <Changes page={page} />,
    ],
    ['opening', t('section.opening'), <Rounds page={page} />],
    ['outcome', t('section.outcome'), <Outcomes page={page} />],
    ['machines', t('section.machines'), <Machines page={page} />],
  ];
  return (
    <>
      <PageTitle title={lot.name} />
      <p className="lot-line">
        <StageTag stage={lot.stage} />
        <span className="secondary">
          {[
            t('numbered', { tender: lot.tender, lot: lot.lot }),
            kind(lot.kind),
            region(lot.region),
            lot.tenderee,
          ].join(' · ')}
        </span>
      </p>
      {page.stoppedAt !== null && (
        <Note kind="warning">
          <p>{t('suspended', { stage: stage(page.stoppedAt) })}</p>
        </Note>
      )}
      <MyTasks tender={lot.tender} lot={lot.lot} name={lot.name} />
      <div className="lot-top">
        <Due page={page} />
        <div>
          <StageLine stops={page.line} />
          <nav aria-label={t('sections')} className="lot-sections">
            <ul>
              {sections.map(([id, name]) => (
                <li key={id}>
                  <a href={`#${id}`}>{name}</a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
      {sections.map(([id, name, content]) => (
        <section key={id} aria-labelledby={id} className="lot-section">
          <h2 id={id}>{name}</h2>
          {content}
        </section>
      ))}
    </>
  );
}

/** What is due next, by the platform's clock. */
function Due({ page }: { page: LotPage }) {
  const { t } = useTranslation('lot');
  const { lot } = page;
  return (
    <aside className="due" aria-label={t('due.label')}>
      {lot.stage === 'ISSUING' && lot.deadline !== null ? (
        <>
          <p className="due-left">
            <Countdown to={lot.deadline} what={t('due.what')} />
          </p>
          <p>
            {t('due.at')} <Instant at={lot.deadline} seconds />
          </p>
          <p className="secondary">{t('due.clock')}</p>
          <p>
            <a href={serverPaths.openingsCalendar(`?q=${encodeURIComponent(lot.tender)}`)}>
              {t('due.calendar')}
            </a>
          </p>
        </>
      ) : (
        <p>{t(lot.stage === 'PAUSED_OBJECTION' || lot.stage === 'SUSPENDED' ? 'due.held' : 'due.none')}</p>
      )}
      {page.ceilingPrice !== null && (
        <p>
          {t('facts.ceiling')} <strong className="numeric">{yuan(page.ceilingPrice)}</strong>
        </p>
      )}
    </aside>
  );
}
