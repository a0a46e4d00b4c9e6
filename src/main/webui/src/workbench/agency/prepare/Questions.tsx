import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Left } from '../../../portal/Left';
import { announce } from '../../../ui/Announcements';
import { DraftNote } from '../../../ui/DraftNote';
import { ErrorNote } from '../../../ui/ErrorNote';
import { ErrorSummary } from '../../../ui/ErrorSummary';
import { Field } from '../../../ui/Field';
import { Instant } from '../../../ui/Instant';
import { Loading } from '../../../ui/Loading';
import { PageTitle } from '../../../ui/PageTitle';
import { useDraft } from '../../../ui/useDraft';
import { useFaults, type Fault } from '../../../ui/useFaults';
import { useLot } from './LotFrame';
import { PassedStage } from './PassedStage';
import { enquiries } from './queries';
import { answerEnquiry, type Enquiry, type Lot } from './server';
import { Unsent } from './Unsent';

const nothing: Fault[] = [];

/** Questions about the documents, those without an answer first. Who asked is shown to nobody. */
export function Component() {
  const { t } = useTranslation('agencyPrepare');
  const lot = useLot();
  const asked = useQuery({ ...enquiries(lot.tender, lot.lot), refetchInterval: 30_000 });
  const open = asked.data?.filter((each) => each.answer === null) ?? [];
  const answered = asked.data?.filter((each) => each.answer !== null) ?? [];
  return (
    <>
      <PageTitle title={t('questions.title')} />
      <PassedStage lot={lot} before="closed" />
      <p className="lead">{t('questions.anonymous')}</p>
      {asked.isPending && <Loading />}
      {asked.isError && <ErrorNote error={asked.error} />}
      {asked.data && (
        <>
          <h2>{t('questions.open', { count: open.length })}</h2>
          {open.length === 0 && <p>{t('questions.none')}</p>}
          <ol className="slips">
            {open.map((enquiry) => (
              <li key={enquiry.id} className="card">
                <OpenQuestion lot={lot} enquiry={enquiry} />
              </li>
            ))}
          </ol>
          {answered.length > 0 && (
            <>
              <h2>{t('questions.answered', { count: answered.length })}</h2>
              <ol className="slips">
                {answered.map((enquiry) => (
                  <li key={enquiry.id} className="card">
                    <h3>{enquiry.question}</h3>
                    <p>{enquiry.answer}</p>
                    <Unsent
                      draft={`agency/answer/${enquiry.id}`}
                      empty=""
                      textOf={(text) => text}
                      given={enquiry.answer ?? ''}
                    />
                    {enquiry.answeredAt && (
                      <p className="secondary">
                        {t('questions.answeredAt')} <Instant at={enquiry.answeredAt} />
                      </p>
                    )}
                  </li>
                ))}
              </ol>
            </>
          )}
        </>
      )}
    </>
  );
}

function OpenQuestion({ lot, enquiry }: { lot: Lot; enquiry: Enquiry }) {
  const { t } = useTranslation('agencyPrepare');
  const client = useQueryClient();
  const draft = useDraft(`agency/answer/${enquiry.id}`, '');
  const [checking, setChecking] = useState(false);
  const [found, setFound] = useState(nothing);
  const sending = useMutation({
    mutationFn: () => answerEnquiry(lot.tender, lot.lot, enquiry.id, draft.value),
    onSuccess: () => {
      draft.discard();
      announce(t('questions.sent'));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['agency', 'enquiries', lot.tender, lot.lot] }),
  });
  const faults = useFaults(found, sending.error);
  const name = `answer-${enquiry.id}`;
  const check = () => {
    const wrong = draft.value.trim() === '' ? [{ field: name, text: t('questions.empty') }] : [];
    setFound(wrong);
    setChecking(wrong.length === 0);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (checking) {
          sending.mutate();
        } else {
          check();
        }
      }}
    >
      <h3>{enquiry.question}</h3>
      <p className="secondary">
        {t('questions.askedOn', { day: enquiry.askedOn })}
        {enquiry.dueAt && (
          <>
            {' · '}
            {t('due.at')} <Instant at={enquiry.dueAt} />{' '}
            {enquiry.overdue ? (
              <strong className="overdue">{t('due.overdue')}</strong>
            ) : (
              <Left to={enquiry.dueAt} />
            )}
          </>
        )}
      </p>
      <ErrorSummary faults={faults} />
      <Field name={name} label={t('questions.answer')} hint={t('questions.answerHint')} faults={faults}>
        {(control) => (
          <Input.TextArea
            {...control}
            readOnly={checking}
            maxLength={8000}
            autoSize={{ minRows: 2, maxRows: 12 }}
            value={draft.value}
            onChange={(event) => draft.change(event.target.value)}
          />
        )}
      </Field>
      {checking && <p role="status">{t('questions.check')}</p>}
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {t(checking ? 'questions.publish' : 'questions.goOn')}
        </Button>
        {checking && <Button onClick={() => setChecking(false)}>{t('step.change')}</Button>}
      </div>
      <DraftNote savedAt={draft.savedAt} />
    </form>
  );
}
