import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LotPage } from '../../../portal/publicApi';
import { ErrorSummary } from '../../../ui/ErrorSummary';
import { Field } from '../../../ui/Field';
import { DraftNote } from '../../../ui/DraftNote';
import { useDraft } from '../../../ui/useDraft';
import { useFaults, type Fault } from '../../../ui/useFaults';
import { explain } from '../bidderApi';

/** In characters, as the platform takes it. */
const LONGEST = 20_000;

/** Written, looked at once more, sent; only once. */
export function ExplainForm({ page }: { page: LotPage }) {
  const { t } = useTranslation('bidder');
  const { tender, lot } = page.lot;
  const queries = useQueryClient();
  const draft = useDraft(`bidder/explain/${tender}/${lot}`, { text: '' });
  const [step, setStep] = useState<'write' | 'wrong' | 'check'>('write');
  const { text } = draft.value;
  const send = useMutation({
    mutationFn: () => explain({ tender, lot }, text),
    onSuccess: draft.discard,
    onSettled: () => queries.invalidateQueries({ queryKey: ['bidder', 'lot', tender, lot] }),
  });
  const found = useMemo<Fault[]>(
    () => (step === 'wrong' && text.trim() === '' ? [{ field: 'text', text: t('explain.empty') }] : []),
    [step, text, t],
  );
  const faults = useFaults(found, send.error);
  if (step === 'check') {
    return (
      <section aria-labelledby="check">
        <h2 id="check">{t('explain.check')}</h2>
        <ErrorSummary faults={faults} />
        <blockquote className="said-words">{text}</blockquote>
        <p>{t('explain.once')}</p>
        <p className="actions">
          <Button type="primary" size="large" loading={send.isPending} onClick={() => send.mutate()}>
            {t('explain.send')}
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
        setStep(text.trim() === '' ? 'wrong' : 'check');
      }}
    >
      <ErrorSummary faults={faults} />
      <Field name="text" label={t('explain.label')} hint={t('explain.hint')} faults={faults}>
        {(control) => (
          <Input.TextArea
            {...control}
            value={text}
            maxLength={LONGEST}
            autoSize={{ minRows: 8, maxRows: 24 }}
            onChange={({ target }) => draft.change({ text: target.value })}
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
