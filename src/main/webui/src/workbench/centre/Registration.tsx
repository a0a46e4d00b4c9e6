import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import '../../portal/portal.css';
import { announce } from '../../ui/Announcements';
import { ErrorNote } from '../../ui/ErrorNote';
import { Instant } from '../../ui/Instant';
import { Note } from '../../ui/Note';
import { PageTitle } from '../../ui/PageTitle';
import { Unshown } from '../../ui/Unshown';
import '../agency/prepare/prepare.css';
import { Slips } from '../agency/prepare/Slips';
import { AnswerForm } from './AnswerForm';
import { giveSlip, handedIn, slipsOf, type HandedIn, type NewSlip, type Slip } from './centreApi';
import './centre.css';
import { Material } from './Material';
import { MoveLimit } from './MoveLimit';
import { centrePaths } from './paths';

/** A colleague may answer at the next counter; what is seen is at most so old, in milliseconds. */
const REFRESH = 15_000;

/** One registration: what was handed in, the answer to it, and every slip given so far. */
export function Component() {
  const { tender = '' } = useParams();
  const { t } = useTranslation('centre');
  const registration = useQuery({
    queryKey: ['centre', 'registration', tender],
    queryFn: () => handedIn(tender),
    refetchInterval: REFRESH,
  });
  if (registration.data) {
    const { data } = registration;
    return <Shown key={`${tender} ${data.submittedAt ?? ''}`} registration={data} />; // handed in again it is another matter
  }
  return <Unshown title={t('registration.title')} error={registration.error} />;
}

function Shown({ registration }: { registration: HandedIn }) {
  const { t } = useTranslation('centre');
  const { tender, name, state } = registration;
  const queries = useQueryClient();
  const [isWrong, setWrong] = useState(false);
  const slips = useQuery({
    queryKey: ['centre', 'slips', tender],
    queryFn: () => slipsOf(tender),
    refetchInterval: REFRESH,
  });
  const giving = useMutation({
    mutationFn: (slip: NewSlip) => giveSlip(tender, slip),
    onSuccess: (slip) => announce(t('answer.given', { slip: t(`slip.${slip.kind}`), number: slip.number })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['centre'] }),
  });
  const lostToColleague = giving.error instanceof Problem && state !== 'SUBMITTED';
  return (
    <>
      <PageTitle title={t('registration.of', { name })} wrong={isWrong && state === 'SUBMITTED'} />
      <p className="no-print">
        <Link to={centrePaths.window}>{t('registration.back')}</Link>
      </p>
      {giving.data && <Given slip={giving.data} />}
      {lostToColleague && (
        <div role="alert">
          <Note kind="warning">
            <p>{t('answer.colleague')}</p>
          </Note>
        </div>
      )}
      <Standing registration={registration} />
      <Material registration={registration} />
      {state === 'SUBMITTED' && !giving.data && (
        <section aria-labelledby="answer">
          <h2 id="answer">{t('answer.title')}</h2>
          <AnswerForm
            registration={registration}
            give={giving.mutateAsync}
            isGiving={giving.isPending}
            error={giving.error}
            onWrong={setWrong}
          />
          <MoveLimit registration={registration} />
        </section>
      )}
      {slips.error && <ErrorNote error={slips.error} />}
      {slips.data && slips.data.length > 0 && (
        <>
          <Slips slips={slips.data} />
          <p className="no-print">
            <Button onClick={() => window.print()}>{t('registration.print')}</Button>
          </p>
        </>
      )}
    </>
  );
}

function Given({ slip }: { slip: Slip }) {
  const { t } = useTranslation('centre');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []); // the button that gave it is gone
  return (
    <div ref={box} tabIndex={-1} className="no-print">
      <Note kind="success">
        <p>{t('answer.given', { slip: t(`slip.${slip.kind}`), number: slip.number })}</p>
        <p>{t(`answer.next.${slip.kind}`)}</p>
      </Note>
    </div>
  );
}

function Standing({
  registration: { state, submittedAt, dueAt, overdue, events },
}: {
  registration: HandedIn;
}) {
  const { t } = useTranslation('centre');
  const isPressing = state === 'SUBMITTED' && overdue;
  return (
    <Note kind={isPressing ? 'warning' : 'info'}>
      <p>
        <strong>{t(`state.${state}`)}</strong>
        {submittedAt !== null && (
          <>
            {' '}
            {t('registration.submitted')} <Instant at={submittedAt} />
          </>
        )}
      </p>
      {state === 'SUBMITTED' && (
        <p>
          {dueAt === null ? (
            t('due.suspended')
          ) : (
            <>
              {t(overdue ? 'registration.overdueSince' : 'registration.due')} <Instant at={dueAt} />
            </>
          )}
        </p>
      )}
      {events.map((event) => (
        <p key={event.at}>
          {t(`limit.event.${event.kind}`, { days: event.days, ground: event.ground })}{' '}
          <Instant at={event.at} />
        </p>
      ))}
    </Note>
  );
}
