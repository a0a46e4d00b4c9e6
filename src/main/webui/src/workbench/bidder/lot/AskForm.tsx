import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LotPage } from '../../../portal/publicApi';
import { DraftNote } from '../../../ui/DraftNote';
import { ErrorSummary } from '../../../ui/ErrorSummary';
import { Field } from '../../../ui/Field';
import { Instant } from '../../../ui/Instant';
import { Note } from '../../../ui/Note';
import { useDraft } from '../../../ui/useDraft';
import { useFaults, type Fault } from '../../../ui/useFaults';
import { ask } from '../bidderApi';
import { Sent } from './Sent';

/** In characters, as the platform takes it. */
const LONGEST = 4000;

/**
 * Writes a question; it is shown once more before it is sent, and stays in this browser until it is.
 *
 * @param closedAt when questions ended, as far as the page knows; what was written by then stays in sight
 */
export function AskForm({ page, closedAt }: { page: LotPage; closedAt: string | undefined }) {
  const { t } = useTranslation('bidder');
  const { tender, lot } = page.lot;
  const queries = useQueryClient();
  const draft = useDraft(`bidder/ask/${tender}/${lot}`, { question: '' });
  const [step, setStep] = useState<'write' | 'wrong' | 'check' | 'sent'>('write');
  const { question } = draft.value;
  const send = useMutation({
    mutationFn: () => ask({ tender, lot }, question),
    onSuccess: () => {
      draft.discard();
      setStep('sent');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['bidder', 'lot', tender, lot] }),
  });
  const found = useMemo<Fault[]>(
    () =>
      step === 'wrong' && question.trim() === '' ? [{ field: 'question', text: t('questions.empty') }] : [],
    [step, question, t],
  );
  const faults = useFaults(found, send.error);
  if (step === 'sent') {
    return (
      <Sent title={t('questions.sent')} next={t('questions.next')}>
        <Button
          onClick={() => {
            send.reset();
            setStep('write');
          }}
        >
          {t('questions.another')}
        </Button>
      </Sent>
    );
  }
  const closed = closedAt !== undefined && (
    <Note kind="warning">
      <p>
        {t('questions.closed')} <Instant at={closedAt} seconds />
      </p>
    </Note>
  );
  if (closed && question === '') {
    return closed;
  }
  if (step === 'check') {
    return (
      <section aria-labelledby="check">
        <h2 id="check">{t('questions.check')}</h2>
        {closed}
        <ErrorSummary faults={faults} />
        <blockquote className="said-words">{question}</blockquote>
        <Note>
          <p>{t('questions.secret')}</p>
        </Note>
        <p className="actions">
          <Button type="primary" size="large" loading={send.isPending} onClick={() => send.mutate()}>
            {t('questions.send')}
          </Button>
          <Button
            onClick={() => {
              send.reset();
              setStep('write');
            }}
          >
            {t('change')}
          </Button>
        </p>
      </section>
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setStep(question.trim() === '' ? 'wrong' : 'check');
      }}
    >
      {closed}
      <ErrorSummary faults={faults} />
      <Field name="question" label={t('questions.label')} hint={t('questions.hint')} faults={faults}>
        {(control) => (
          <Input.TextArea
            {...control}
            value={question}
            maxLength={LONGEST}
            autoSize={{ minRows: 5, maxRows: 16 }}
            onChange={({ target }) => draft.change({ question: target.value })}
          />
        )}
      </Field>
      <DraftNote savedAt={draft.savedAt} />
      <Button type="primary" htmlType="submit">
        {t('toCheck')}
      </Button>
    </form>
  );
}
