import { useMemo, useState } from 'react';
import { Button, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { FactList } from '../../../../portal/FactList';
import { DraftNote } from '../../../../ui/DraftNote';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { Field, fieldId } from '../../../../ui/Field';
import { Note } from '../../../../ui/Note';
import { useDraft } from '../../../../ui/useDraft';
import { useFaults, type Faults } from '../../../../ui/useFaults';
import { Attachments } from '../Attachments';
import { ChooseOne } from '../ChooseOne';
import { PASSING_OVER } from '../grounds';
import { useLotInHand } from '../LotDesk';
import { decide, type Award, type Candidate } from './awardApi';
import { SignedPaper } from '../SignedPaper';
import { bodyOf, EMPTY, missing, NOBODY, passedOver, type Passing, type Typed } from './decision';

/** The tenderee's decision: who wins, or that nobody does; with a ground for whoever is passed over. */
export function Decide({ award }: { award: Award }) {
  const { t } = useTranslation('agencyConduct');
  const inHand = useLotInHand();
  const { tender, name, lot } = inHand;
  const draft = useDraft<Typed>(
    `decision/${tender}/${name}/${award.reportSha256}/${award.decisionSha256 ?? ''}`,
    EMPTY,
  );
  const [checked, setChecked] = useState<Typed>();
  const [error, setError] = useState<unknown>();
  const found = useMemo(
    () =>
      (checked ? missing(award, checked) : []).map(({ field, what }) => ({
        field,
        text: t(`decide.missing.${what}`),
      })),
    [award, checked, t],
  );
  const faults = useFaults(found, error);
  const { value } = draft;
  const change = (changed: Partial<Typed>) => {
    draft.change({ ...value, ...changed });
    setChecked(undefined);
  };
  const out = value.choice === '' ? [] : passedOver(award, value.choice);
  const winner = award.candidates.find(({ slot }) => slot === value.choice);
  const id = fieldId('slot');
  return (
    <>
      <p>{t('decide.why')}</p>
      {lot.stage === 'PUBLICITY' && (
        <Note kind="warning">
          <p>{t('decide.publicity')}</p>
        </Note>
      )}
      <ErrorSummary faults={faults} />
      <fieldset className="group">
        <legend>{t('decide.winner')}</legend>
        {faults.at('slot') && <p className="field-error">{faults.at('slot')}</p>}
        <Radio.Group
          id={id}
          value={value.choice}
          onChange={({ target }) => {
            change({ choice: target.value as string });
          }}
        >
          {award.candidates.map(({ slot, rank, name: called, score }) => (
            <Radio key={slot} value={slot} className="candidate-choice">
              {t('decide.candidate', { rank, name: called, score: score ?? '—' })}
            </Radio>
          ))}
          <Radio value={NOBODY} className="candidate-choice">
            {t('decide.nobody')}
          </Radio>
        </Radio.Group>
      </fieldset>
      {out.map((candidate, i) => (
        <PassedOver
          key={candidate.slot}
          at={i}
          candidate={candidate}
          faults={faults}
          value={value.passing[candidate.slot] ?? { ground: '', reason: '', files: [] }}
          onChange={(passing) => {
            change({ passing: { ...value.passing, [candidate.slot]: passing } });
          }}
        />
      ))}
      <DraftNote savedAt={draft.savedAt} />
      {checked && found.length === 0 ? (
        <SignedPaper
          act={t(winner ? 'decide.sign' : 'decide.signNobody')}
          said={t('decide.done')}
          body={(at) => bodyOf(inHand, award, value, at)}
          send={(paper) => decide(tender, name, paper)}
          onError={setError}
          onDone={draft.discard}
        >
          <FactList
            facts={[
              [t('decide.winner'), winner ? `${winner.name} ${winner.creditCode}` : t('decide.nobody')],
              ...out.map((candidate): [string, string] => [
                t('decide.passed', { name: candidate.name }),
                [
                  t(`ground.${value.passing[candidate.slot]?.ground ?? ''}` as never) as string,
                  value.passing[candidate.slot]?.reason,
                ].join(' · '),
              ]),
              [t('reevaluate.report'), <span className="digest">{award.reportSha256}</span>],
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

function PassedOver({
  at,
  candidate,
  value,
  faults,
  onChange,
}: {
  at: number;
  candidate: Candidate;
  value: Passing;
  faults: Faults;
  onChange: (next: Passing) => void;
}) {
  const { t } = useTranslation('agencyConduct');
  const { lot } = useLotInHand();
  const field = (name: string) => `passedOver[${at}].${name}`;
  return (
    <fieldset className="group">
      <legend>{t('decide.passedWhy', { name: candidate.name, rank: candidate.rank })}</legend>
      <Field name={field('ground')} label={t('evaluation.ground')} faults={faults}>
        {(control) => (
          <ChooseOne
            control={control}
            value={value.ground}
            onChoose={(ground) => {
              onChange({ ...value, ground });
            }}
            options={(PASSING_OVER[lot.kind] ?? []).map((code) => ({
              value: code,
              label: t(`ground.${code}` as never) as string,
            }))}
          />
        )}
      </Field>
      <Field name={field('reason')} label={t('evaluation.reason')} faults={faults}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={2}
            maxLength={4000}
            value={value.reason}
            onChange={({ target }) => {
              onChange({ ...value, reason: target.value });
            }}
          />
        )}
      </Field>
      <Attachments
        name={field('evidence')}
        label={t('decide.evidence')}
        hint={t('decide.evidenceHint')}
        files={value.files}
        faults={faults}
        onChange={(files) => {
          onChange({ ...value, files });
        }}
      />
    </fieldset>
  );
}
