import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { base64 } from '../../sealing/bytes';
import { signMessage } from '../../sealing/sign';
import { announce } from '../../ui/Announcements';
import { DraftNote } from '../../ui/DraftNote';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { Field } from '../../ui/Field';
import { SignWith } from '../../ui/SignWith';
import { useDraft } from '../../ui/useDraft';
import { useFaults, type Fault } from '../../ui/useFaults';
import { answerBody, consequencesOf, emptyAnswer, isComplete } from './answer';
import { organisation } from './prepare/queries';
import { answerObjection, type Objection } from './prepare/server';

const NONE: Fault[] = [];

/** Writes and signs the answer to one objection; it is given for good and in the open. */
export function ObjectionAnswer({
  objection,
  tender,
  lot,
}: {
  objection: Objection;
  tender: string;
  lot: string;
}) {
  const { t } = useTranslation('agencyPrepare');
  const client = useQueryClient();
  const own = useQuery(organisation);
  const draft = useDraft(`agency/objection/${objection.id}`, emptyAnswer);
  const [error, setError] = useState<unknown>();
  const faults = useFaults(NONE, error);
  const answer = draft.value;
  return (
    <>
      <h3>{t('objections.answer')}</h3>
      <ErrorSummary faults={faults} />
      <fieldset className="choice">
        <legend>{t('objections.outcome')}</legend>
        <Radio.Group
          value={answer.outcome}
          onChange={(event) => {
            const outcome = event.target.value as 'upheld' | 'rejected';
            draft.change({ ...answer, outcome, consequence: 'none', changesDocuments: false });
          }}
          options={[
            { value: 'upheld', label: t('outcome.UPHELD') },
            { value: 'rejected', label: t('outcome.REJECTED') },
          ]}
        />
      </fieldset>
      {answer.outcome === 'upheld' && (
        <fieldset className="choice">
          <legend>{t('objections.consequence')}</legend>
          <Radio.Group
            className="stacked-choice"
            value={answer.consequence}
            onChange={(event) =>
              draft.change({ ...answer, consequence: event.target.value as string, changesDocuments: false })
            }
            options={consequencesOf(objection.about).map((each) => ({
              value: each.word,
              label: t(`consequence.${each.code}`),
            }))}
          />
        </fieldset>
      )}
      {answer.consequence === 'correct-documents' && (
        <p>
          <Checkbox
            checked={answer.changesDocuments}
            onChange={(event) => draft.change({ ...answer, changesDocuments: event.target.checked })}
          >
            {t('objections.changesDocuments')}
          </Checkbox>
        </p>
      )}
      <Field name={`text-${objection.id}`} label={t('objections.text')} faults={faults}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 12 }}
            value={answer.text}
            onChange={(event) => draft.change({ ...answer, text: event.target.value })}
          />
        )}
      </Field>
      {isComplete(answer) ? (
        <SignWith
          act={t('objections.act')}
          organisation={own.data ?? undefined}
          onSign={async (signer) => {
            setError(undefined);
            try {
              const signed = await signMessage(answerBody(objection.id, answer), signer);
              await answerObjection(tender, lot, objection.id, base64(signed));
              draft.discard();
              announce(t('objections.sent'));
            } catch (e) {
              setError(e);
            }
            await client.invalidateQueries({ queryKey: ['agency'] });
          }}
        >
          <p>{t('objections.signs')}</p>
          <p className="grounds">{answer.text}</p>
        </SignWith>
      ) : (
        <p className="secondary">{t('objections.incomplete')}</p>
      )}
      <DraftNote savedAt={draft.savedAt} />
    </>
  );
}
