import { useMemo, useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FactList } from '../../../../portal/FactList';
import { DraftNote } from '../../../../ui/DraftNote';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { Field } from '../../../../ui/Field';
import { useDraft } from '../../../../ui/useDraft';
import { useFaults } from '../../../../ui/useFaults';
import { Attachments, type Attached } from '../Attachments';
import { useLotInHand } from '../LotDesk';
import { acceptDelivery } from './awardApi';
import { SignedPaper } from '../SignedPaper';

interface Typed {
  statement: string;
  files: Attached[];
}

/** The tenderee's word that what was bought is delivered and accepted; only procurement has it. */
export function Acceptance() {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  const draft = useDraft<Typed>(`acceptance/${tender}/${name}`, { statement: '', files: [] });
  const [checked, setChecked] = useState<Typed>();
  const [error, setError] = useState<unknown>();
  const found = useMemo(
    () =>
      checked && checked.statement.trim() === ''
        ? [{ field: 'statement', text: t('acceptance.missing') }]
        : [],
    [checked, t],
  );
  const faults = useFaults(found, error);
  const { value } = draft;
  const change = (changed: Partial<Typed>) => {
    draft.change({ ...value, ...changed });
    setChecked(undefined);
  };
  return (
    <>
      <p>{t('acceptance.why')}</p>
      <ErrorSummary faults={faults} />
      <Field name="statement" label={t('acceptance.statement')} hint={t('acceptance.hint')} faults={faults}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            value={value.statement}
            onChange={({ target }) => {
              change({ statement: target.value });
            }}
          />
        )}
      </Field>
      <Attachments
        name="files"
        label={t('acceptance.files')}
        files={value.files}
        faults={faults}
        onChange={(files) => {
          change({ files });
        }}
      />
      <DraftNote savedAt={draft.savedAt} />
      {checked && found.length === 0 ? (
        <SignedPaper
          act={t('acceptance.sign')}
          said={t('acceptance.done')}
          body={() => ({
            v: 1,
            tender,
            lot: name,
            statement: value.statement.trim(),
            files: value.files.map(({ sha256 }) => sha256),
          })}
          send={(paper) => acceptDelivery(tender, name, paper)}
          onError={setError}
          onDone={draft.discard}
        >
          <FactList
            facts={[
              [t('acceptance.statement'), value.statement],
              [t('acceptance.files'), value.files.map((file) => file.name).join(t('separator')) || '—'],
            ]}
          />
        </SignedPaper>
      ) : (
        <Button
          onClick={() => {
            setError(undefined);
            setChecked(value);
          }}
        >
          {t('check')}
        </Button>
      )}
    </>
  );
}
