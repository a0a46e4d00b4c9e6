import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftNote } from '../../../ui/DraftNote';
import { ErrorSummary } from '../../../ui/ErrorSummary';
import { Field } from '../../../ui/Field';
import { useDraft } from '../../../ui/useDraft';
import { useFaults, type Fault } from '../../../ui/useFaults';

interface Properties {
  /** the lot it is about, and the name under which the unsent words are kept */
  place: { tender: string; lot: string };
  draft: string;
  /** the platform's name for the words, so that what it finds wrong with them is shown beside them */
  field: string;
  label: string;
  hint: string;
  /** said to those who would send nothing */
  empty: string;
  /** in characters, as the platform takes it */
  longest: number;
  rows: { minRows: number; maxRows: number };
  /** why nothing can be sent any more; what was written by then stays in sight */
  closed?: ReactNode;
  /** the page on which the words are read once more: its heading, what to know before sending, and the button */
  check: { title: string; note: ReactNode; send: string };
  send: (words: string) => Promise<unknown>;
  /** what stands there once they are sent; left out where the lot's answer shows it by itself */
  sent?: (again: () => void) => ReactNode;
}

/** Words to the platform about one lot: written, shown once more, sent; they stay in this browser until they are. */
export function WordsForm(about: Properties) {
  const { t } = useTranslation('bidder');
  const { place, field, empty, closed, check } = about;
  const queries = useQueryClient();
  const draft = useDraft<Record<string, string>>(`${about.draft}/${place.tender}/${place.lot}`, {
    [field]: '',
  });
  const words = draft.value[field] ?? '';
  const isEmpty = words.trim() === '';
  const [step, setStep] = useState<'write' | 'wrong' | 'check' | 'sent'>('write');
  const send = useMutation({
    mutationFn: () => about.send(words),
    onSuccess: () => {
      draft.discard();
      if (about.sent) {
        setStep('sent');
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['bidder', 'lot', place.tender, place.lot] }),
  });
  const write = () => {
    send.reset();
    setStep('write');
  };
  const found = useMemo<Fault[]>(
    () => (step === 'wrong' && isEmpty ? [{ field, text: empty }] : []),
    [step, isEmpty, field, empty],
  );
  const faults = useFaults(found, send.error);
  if (step === 'sent') {
    return about.sent?.(write);
  }
  if (closed && words === '') {
    return closed;
  }
  if (step === 'check') {
    return (
      <section aria-labelledby="check">
        <h2 id="check">{check.title}</h2>
        {closed}
        <ErrorSummary faults={faults} />
        <blockquote className="said-words">{words}</blockquote>
        {check.note}
        <p className="actions">
          <Button type="primary" size="large" loading={send.isPending} onClick={() => send.mutate()}>
            {check.send}
          </Button>
          <Button onClick={write}>{t('change')}</Button>
        </p>
      </section>
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setStep(isEmpty ? 'wrong' : 'check');
      }}
    >
      {closed}
      <ErrorSummary faults={faults} />
      <Field name={field} label={about.label} hint={about.hint} faults={faults}>
        {(control) => (
          <Input.TextArea
            {...control}
            value={words}
            maxLength={about.longest}
            autoSize={about.rows}
            onChange={({ target }) => draft.change({ [field]: target.value })}
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
