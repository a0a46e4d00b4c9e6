import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftNote } from '../../../ui/DraftNote';
import { ErrorSummary } from '../../../ui/ErrorSummary';
import { Field } from '../../../ui/Field';
import { useDraft } from '../../../ui/useDraft';
import { useFaults, type Fault } from '../../../ui/useFaults';
import { acts, type LotKey, type Sitting } from './roomApi';
import { useAct } from './useAct';

const NONE: readonly Fault[] = [];

/** A member who disagrees says so in writing and with reasons (Regulation 53, Order 87 art. 61). */
export function Dissent({ lot, sitting }: { lot: LotKey; sitting: Sitting }) {
  const { t } = useTranslation('room');
  const draft = useDraft(`dissent/${sitting.tender}/${sitting.lot}/${sitting.round}.${sitting.sitting}`, '');
  const [found, setFound] = useState(NONE);
  const dissenting = useAct(
    lot,
    async () => {
      await acts.dissent(lot, draft.value);
      draft.discard();
    },
    t('dissent.done'),
  );
  const faults = useFaults(found, dissenting.error);
  return (
    <details className="further-act">
      <summary>{t('dissent.title')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const empty = draft.value.trim() === '';
          setFound(empty ? [{ field: 'text', text: t('dissent.empty') }] : NONE);
          if (!empty) {
            dissenting.mutate();
          }
        }}
      >
        <p>{t('dissent.why')}</p>
        <ErrorSummary faults={faults} />
        <Field name="text" label={t('dissent.text')} faults={faults}>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={5}
              maxLength={20_000}
              value={draft.value}
              onChange={(event) => draft.change(event.target.value)}
            />
          )}
        </Field>
        <DraftNote savedAt={draft.savedAt} />
        <p>
          <Button htmlType="submit" size="large" loading={dissenting.isPending}>
            {t('dissent.act')}
          </Button>
        </p>
      </form>
    </details>
  );
}
