import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { DraftNote } from '../../../../ui/DraftNote';
import { ErrorNote } from '../../../../ui/ErrorNote';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { Field } from '../../../../ui/Field';
import { Instant } from '../../../../ui/Instant';
import { Loading } from '../../../../ui/Loading';
import { Note } from '../../../../ui/Note';
import { PageTitle } from '../../../../ui/PageTitle';
import { useFaults, type Fault } from '../../../../ui/useFaults';
import { useLot } from '../LotFrame';
import { preparePaths } from '../paths';
import { PassedStage } from '../PassedStage';
import { scheduleLot } from '../server';
import { wrongTimes } from '../terms/checks';
import { Conflict } from '../terms/Conflict';
import { useSayWrong } from '../terms/useSayWrong';
import { useTerms } from '../terms/useTerms';
import { Gantt } from './Gantt';
import { spans } from './spans';
import { TimeField } from './TimeField';
import { useTimePlan } from './useTimePlan';

const nothing: Fault[] = [];

/** When the documents are out, until when they can be had, when the lot is opened and where; and the booking of it. */
export function Component() {
  const { t } = useTranslation('agencyPrepare');
  const lot = useLot();
  const navigate = useNavigate();
  const client = useQueryClient();
  const draft = useTerms(lot);
  const times = useTimePlan(lot, draft);
  const say = useSayWrong();
  const [found, setFound] = useState(nothing);
  const books = ['PLANNED', 'INTENTION', 'REGISTERED'].includes(lot.stage);
  const booking = useMutation({
    mutationFn: () =>
      scheduleLot(lot.tender, lot.lot, {
        openAt: times.plan.openAt,
        ...(times.place.trim() === '' ? {} : { place: times.place.trim() }),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['agency'] }),
  });
  const faults = useFaults(found, booking.error ?? draft.error);

  if (draft.failed ?? times.failed) {
    return <ErrorNote error={draft.failed ?? times.failed} />;
  }
  if (!draft.isReady || times.now === undefined) {
    return <Loading />;
  }
  const goOn = async () => {
    const wrong = wrongTimes(times.plan, times.periods).map(say);
    setFound(wrong);
    if (wrong.length > 0) {
      return;
    }
    if (draft.isDirty && !(await draft.save())) {
      return;
    }
    if (books) {
      await booking.mutateAsync();
      times.discard();
    }
    void navigate(preparePaths.announcement(lot.tender, lot.lot));
  };
  return (
    <>
      <PageTitle title={t('schedule.title')} wrong={faults.list.length > 0} />
      <PassedStage lot={lot} before="published" />
      {lot.booked && (
        <Note kind="success">
          <p>
            {t('schedule.booked')} <Instant at={lot.booked.openAt} />{' '}
            {lot.booked.place ?? t('schedule.online')}
          </p>
        </Note>
      )}
      {lot.transactionCode === null && lot.kind !== 'OTHER' && (
        <Note kind="warning">
          <p>
            {t('schedule.notRegistered')}{' '}
            <Link to={preparePaths.registration(lot.tender)}>{t('registration.link')}</Link>
          </p>
        </Note>
      )}
      {draft.conflict && (
        <Conflict
          mine={draft.terms}
          theirs={draft.conflict}
          resolve={draft.resolve}
          takeTheirs={draft.takeTheirs}
        />
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          goOn().catch(() => undefined); // what the platform refused stands on top of the form
        }}
      >
        <ErrorSummary faults={faults} />
        <TimeField
          name="terms.documents.from"
          label={t('schedule.issueAt')}
          hint={t('schedule.issueHint')}
          value={times.plan.issueAt}
          set={times.setIssueAt}
          earliest={times.plan.issueAt === '' ? times.planned : undefined}
          faults={faults}
        />
        <TimeField
          name="terms.documents.until"
          label={t('schedule.supplyUntil')}
          value={times.plan.supplyUntil}
          set={times.setSupplyUntil}
          start={times.planned}
          earliest={times.earliest('DOCUMENT_SUPPLY')}
          faults={faults}
        />
        <TimeField
          name="openAt"
          label={t('schedule.openAt')}
          hint={t('schedule.openHint')}
          value={times.plan.openAt}
          set={times.setOpenAt}
          start={times.planned}
          earliest={times.earliest('ISSUE_TO_DEADLINE')}
          faults={faults}
        />
        {books && (
          <Field name="place" label={t('schedule.place')} hint={t('schedule.placeHint')} faults={faults}>
            {(control) => (
              <Input
                {...control}
                value={times.place}
                maxLength={100}
                onChange={(event) => times.setPlace(event.target.value)}
              />
            )}
          </Field>
        )}
        <h2>{t('gantt.title')}</h2>
        <Gantt drawn={spans({ ...times.plan, issueAt: times.issued }, times.periods)} now={times.now} />
        <div className="actions">
          <Button
            type="primary"
            htmlType="submit"
            loading={booking.isPending || draft.saving}
            disabled={draft.conflict !== undefined}
          >
            {t(books ? 'schedule.book' : 'terms.goOn')}
          </Button>
        </div>
      </form>
      <DraftNote savedAt={times.savedAt ?? draft.savedAt} />
    </>
  );
}
