import { useMemo, useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FactList } from '../../../../portal/FactList';
import { DraftNote } from '../../../../ui/DraftNote';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { Field } from '../../../../ui/Field';
import { useDraft } from '../../../../ui/useDraft';
import { useFaults } from '../../../../ui/useFaults';
import { useLotInHand } from '../LotDesk';
import { retender } from './awardApi';
import { SignedPaper } from '../SignedPaper';

/** The decision to tender a failed lot again, as the next round of the same lot. */
export function Retender() {
  const { t } = useTranslation('agencyConduct');
  const { tender, name, lot } = useLotInHand();
  const after = Math.max(0, ...lot.rounds.map(({ round }) => round));
  const draft = useDraft(`retender/${tender}/${name}/${after}`, { reason: '' });
  const [checked, setChecked] = useState<string>();
  const [error, setError] = useState<unknown>();
  const found = useMemo(
    () => (checked?.trim() === '' ? [{ field: 'reason', text: t('retender.missing') }] : []),
    [checked, t],
  );
  const faults = useFaults(found, error);
  const { reason } = draft.value;
  return (
    <>
      <p>{t('retender.why')}</p>
      <ErrorSummary faults={faults} />
      <Field name="reason" label={t('retender.reason')} hint={t('retender.hint')} faults={faults}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            value={reason}
            onChange={({ target }) => {
              draft.change({ reason: target.value });
              setChecked(undefined);
            }}
          />
        )}
      </Field>
      <DraftNote savedAt={draft.savedAt} />
      {checked !== undefined && found.length === 0 ? (
        <SignedPaper
          act={t('retender.sign')}
          said={t('retender.done')}
          body={(at) => ({ v: 1, tender, lot: name, after, reason: reason.trim(), at })}
          send={(paper) => retender(tender, name, paper)}
          onError={setError}
          onDone={draft.discard}
        >
          <FactList
            facts={[
              [t('retender.after'), after],
              [t('retender.reason'), reason],
            ]}
          />
        </SignedPaper>
      ) : (
        <Button
          onClick={() => {
            setError(undefined);
            setChecked(reason);
          }}
        >
          {t('check')}
        </Button>
      )}
    </>
  );
}
