import { Button, Checkbox, Input, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftNote } from '../../ui/DraftNote';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { Field } from '../../ui/Field';
import { useDraft } from '../../ui/useDraft';
import { useFaults, type Fault, type Faults } from '../../ui/useFaults';
import { emptyAnswer, grounds, lines, missing, newSlip, type AnswerDraft, type Line } from './answer';
import type { HandedIn, NewSlip, Slip } from './centreApi';
import { CheckSlip } from './CheckSlip';
import { useParts } from './useParts';

const KINDS = ['ACCEPTED', 'CORRECTION', 'REFUSED'] as const;
const none: readonly Fault[] = [];

interface Properties {
  registration: HandedIn;
  give: (slip: NewSlip) => Promise<Slip>;
  isGiving: boolean;
  error: unknown;
  /** told whether something keeps the answer from being checked: the window's title says so first */
  onWrong: (isWrong: boolean) => void;
}

/** The answer to a registration: chosen, checked line by line, and given as a slip the platform signs. */
export function AnswerForm({ registration, give, isGiving, error, onWrong }: Properties) {
  const { t } = useTranslation('centre');
  const draft = useDraft<AnswerDraft>(
    `slip/${registration.tender}/${registration.submittedAt ?? ''}`,
    emptyAnswer,
  );
  const [at, setAt] = useState<'form' | 'check'>('form');
  const [found, setFound] = useState<readonly Fault[]>(none); // as of the last try: typing moves no focus
  const named = useMemo(() => lines(registration), [registration]);
  const { lineName } = useParts(registration);
  const { value, change } = draft;
  const faults = useFaults(found, error);
  const slip = newSlip(value, named);
  if (at === 'check' && slip !== undefined) {
    return (
      <CheckSlip
        registration={registration}
        slip={slip}
        named={named}
        isGiving={isGiving}
        error={error}
        back={() => setAt('form')}
        give={async () => {
          await give(slip);
          draft.discard();
        }}
      />
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onWrong(slip === undefined);
        setFound(
          missing(value, named).map((each) =>
            each.field === 'item'
              ? { field: each.of.field, text: t('missing.item', { what: lineName(each.of) }) }
              : { field: each.field, text: t(`missing.${each.field}`) },
          ),
        );
        if (slip !== undefined) {
          setAt('check');
        }
      }}
    >
      <ErrorSummary faults={faults} />
      <Field name="kind" label={t('answer.kind')} faults={faults}>
        {(control) => (
          <Radio.Group
            id={control.id}
            aria-label={t('answer.kind')}
            vertical
            value={value.kind}
            onChange={(event) => {
              setFound(none);
              onWrong(false);
              change({ ...value, kind: event.target.value as AnswerDraft['kind'] });
            }}
            options={KINDS.map((kind) => ({
              value: kind,
              label: `${t(`answer.choice.${kind}`)} — ${t(`answer.means.${kind}`)}`,
            }))}
          />
        )}
      </Field>
      {value.kind === 'CORRECTION' && (
        <Correction
          registration={registration}
          named={named}
          faults={faults}
          items={value.items}
          change={(items) => change({ ...value, items })}
        />
      )}
      {value.kind === 'REFUSED' && <Refusal draft={value} change={change} faults={faults} />}
      <DraftNote savedAt={draft.savedAt} />
      <p>
        <Button type="primary" size="large" htmlType="submit">
          {t('answer.toCheck')}
        </Button>
      </p>
    </form>
  );
}

function Correction({
  registration,
  named,
  faults,
  items,
  change,
}: {
  registration: HandedIn;
  named: readonly Line[];
  faults: Faults;
  items: AnswerDraft['items'];
  change: (items: AnswerDraft['items']) => void;
}) {
  const { t } = useTranslation('centre');
  const { lineName, value } = useParts(registration);
  const { told } = registration;
  const tick = (field: string, isTicked: boolean) => {
    const { [field]: before, ...others } = items;
    change(isTicked ? { ...others, [field]: before ?? '' } : others);
  };
  return (
    <fieldset className="choice" id="field-items">
      <legend>{t('correction.title')}</legend>
      <p className="field-hint">
        {told === null ? t('correction.once') : t('correction.onlyTold', { slip: told.slip })}
      </p>
      {faults.at('items') && <p className="field-error">{faults.at('items')}</p>}
      <ul className="correction-lines">
        {named.map((line) => {
          const text = items[line.field];
          const before = told?.items.find(({ field }) => field === line.field)?.text;
          return (
            <li key={line.field}>
              <Checkbox
                checked={text !== undefined}
                onChange={(event) => tick(line.field, event.target.checked)}
              >
                {lineName(line)}
              </Checkbox>
              {value(line.what) !== '' && <p className="secondary">{value(line.what)}</p>}
              {before !== undefined && (
                <p className="secondary">{t('correction.before', { text: before })}</p>
              )}
              {text !== undefined && (
                <Field
                  name={line.field}
                  label={t('correction.text', { what: lineName(line) })}
                  faults={faults}
                >
                  {(control) => (
                    <Input.TextArea
                      {...control}
                      rows={2}
                      maxLength={500}
                      value={text}
                      onChange={(event) => change({ ...items, [line.field]: event.target.value })}
                    />
                  )}
                </Field>
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

function Refusal({
  draft,
  change,
  faults,
}: {
  draft: AnswerDraft;
  change: (draft: AnswerDraft) => void;
  faults: Faults;
}) {
  const { t } = useTranslation('centre');
  return (
    <>
      <Field name="ground" label={t('refusal.ground')} hint={t('refusal.hint')} faults={faults}>
        {(control) => (
          <Radio.Group
            id={control.id}
            aria-label={t('refusal.ground')}
            vertical
            value={draft.ground}
            onChange={(event) => change({ ...draft, ground: event.target.value as AnswerDraft['ground'] })}
            options={grounds.map((ground) => ({ value: ground, label: t(`ground.${ground}`) }))}
          />
        )}
      </Field>
      <Field name="text" label={t('refusal.text')} hint={t('refusal.textHint')} faults={faults}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={4}
            maxLength={1000}
            value={draft.text}
            onChange={(event) => change({ ...draft, text: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
