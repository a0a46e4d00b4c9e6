import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { announce } from '../../../../ui/Announcements';
import { ErrorNote } from '../../../../ui/ErrorNote';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { Loading } from '../../../../ui/Loading';
import { Note } from '../../../../ui/Note';
import { PageTitle } from '../../../../ui/PageTitle';
import { SignWith } from '../../../../ui/SignWith';
import { useFaults, type Fault } from '../../../../ui/useFaults';
import { useLot } from '../LotFrame';
import { PassedStage } from '../PassedStage';
import { preparePaths } from '../paths';
import { announcementFields, documents, organisation, signers } from '../queries';
import { useTimePlan } from '../schedule/useTimePlan';
import { needsTerms, wrongTerms, wrongTimes } from '../terms/checks';
import { Conflict } from '../terms/Conflict';
import { useSayWrong } from '../terms/useSayWrong';
import { useTerms } from '../terms/useTerms';
import { firstNotice } from './notice';
import { NoticeRows } from './NoticeRows';
import { atRows, nearest } from './rows';
import { usePublish } from './usePublish';

/** Where a fault found by our own checks stands on this page. */
const ROWS = [
  'openAt',
  'rounds',
  'minimumBids',
  'terms.documents',
  'terms.announcement',
  'terms.qualification',
  'terms.responsiveness',
  'terms.openingForm',
  'terms.ceilingPrice',
  'terms.evaluation',
  'documentsRoot',
  'signers',
  'terms',
];

/** Everything that will be published, what is still wrong with it, and the one signed act. */
export function Component() {
  const { t } = useTranslation('agencyPrepare');
  const lot = useLot();
  const navigate = useNavigate();
  const draft = useTerms(lot);
  const times = useTimePlan(lot, draft);
  const fields = useQuery(announcementFields(lot.kind));
  const listed = useQuery(documents(lot.tender));
  const own = useQuery(organisation);
  const named = useQuery(signers(lot.tender));
  const say = useSayWrong();
  const { publish, error } = usePublish(lot);

  const bound = needsTerms(lot.kind);
  const ours: Fault[] =
    bound && fields.data
      ? [...wrongTimes(times.plan, times.periods), ...wrongTerms(draft.terms, lot, fields.data)]
          .map(say)
          .map((fault) => ({ ...fault, field: nearest(fault.field ?? '', ROWS) }))
      : times.plan.openAt === ''
        ? [say({ part: 'schedule', field: 'openAt', wrong: 'missing' })]
        : [];
  const noDocuments = listed.data?.documents.length === 0;
  if (noDocuments) {
    ours.push({ field: 'documentsRoot', text: t('wrong.noDocuments') });
  }
  const faults = useFaults(ours, atRows(error, ROWS));
  const refused = useFaults(NONE, atRows(error, ROWS));

  const failed = draft.failed ?? times.failed ?? fields.error ?? listed.error ?? own.error ?? named.error;
  if (failed) {
    return <ErrorNote error={failed} />;
  }
  if (!draft.isReady || !fields.data || !listed.data || !named.data || times.now === undefined) {
    return <Loading />;
  }
  const passed = lot.version > 0;
  const ready = ours.length === 0 && !draft.conflict && !passed && lot.stage === 'SCHEDULED';
  return (
    <>
      <PageTitle title={t('publish.title')} wrong={refused.list.length > 0} />
      <PassedStage lot={lot} before="published" />
      <ErrorSummary faults={refused} />
      {draft.conflict && (
        <Conflict
          mine={draft.terms}
          theirs={draft.conflict}
          resolve={draft.resolve}
          takeTheirs={draft.takeTheirs}
        />
      )}
      <p className="lead">{t('publish.lead')}</p>
      {ours.length > 0 && (
        <Note kind="warning">
          <p>{t('publish.mustMend', { count: ours.length })}</p>
        </Note>
      )}
      {lot.stage !== 'SCHEDULED' && !passed && (
        <Note kind="warning">
          <p>{t('publish.notScheduled')}</p>
        </Note>
      )}
      <NoticeRows
        lot={lot}
        terms={draft.terms}
        openAt={times.plan.openAt}
        fields={fields.data}
        documents={listed.data}
        signers={named.data}
        faults={faults}
      />
      {ready && (
        <SignWith
          act={t('publish.act')}
          organisation={own.data ?? undefined}
          onSign={async (signer) => {
            if (draft.isDirty && bound && !(await draft.save())) {
              return;
            }
            const taken = await publish(signer, (covered) =>
              firstNotice(
                lot,
                times.plan.openAt,
                [signer.certificate.sha256, ...named.data.map(({ sha256 }) => sha256)],
                covered,
              ),
            );
            if (taken) {
              times.discard();
              announce(t('publish.done'));
              void navigate(preparePaths.lot(lot.tender, lot.lot));
            }
          }}
        >
          <p>{t('publish.signs', { lot: lot.name })}</p>
          <ul>
            <li>{t('publish.final')}</li>
            <li>{t('publish.keys')}</li>
            <li>{t('publish.secret')}</li>
          </ul>
        </SignWith>
      )}
    </>
  );
}

const NONE: Fault[] = [];
