import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field, fieldId } from '../../../ui/Field';
import type { Faults } from '../../../ui/useFaults';
import type { Asked, Ground } from './roomApi';
import { needsGround, needsReason, type Thought } from './verdicts';

interface Properties {
  /** as in the JSON sent, so that refusals find their place */
  name: string;
  question: Asked;
  text: string;
  grounds: readonly Ground[];
  thought: Thought;
  faults: Faults;
  onChange: (part: Thought) => void;
}

/** One verdict: yes or no, and for a no the ground in law and the reason. */
export function VerdictFields({ name, question, text, grounds, thought, faults, onChange }: Properties) {
  const { t } = useTranslation('room');
  const id = fieldId(name);
  const wrong = faults.at(name);
  const choices = question.matter === 'COMPETITION' ? 'COMPETITION' : 'BID';
  return (
    <fieldset className="asked-of-member" aria-describedby={wrong && `${id}-error`}>
      <legend>{text}</legend>
      {wrong && (
        <p id={`${id}-error`} className="field-error">
          {wrong}
        </p>
      )}
      <div className="picks">
        <label className="pick">
          <input
            id={id}
            type="radio"
            name={name}
            checked={thought.pass === true}
            onChange={() => onChange({ pass: true })}
          />
          {t(`ballot.pass.${choices}`)}
        </label>
        <label className="pick">
          <input
            type="radio"
            name={name}
            checked={thought.pass === false}
            onChange={() => onChange({ pass: false })}
          />
          {t(`ballot.fail.${choices}`)}
        </label>
      </div>
      {needsGround(question, thought) && (
        <Field
          name={`${name}.ground`}
          label={t('ballot.ground')}
          hint={t('ballot.groundHint')}
          faults={faults}
        >
          {({ status: _, ...control }) => (
            <select
              {...control}
              className="native-select"
              value={thought.ground ?? ''}
              onChange={(event) => onChange({ ground: event.target.value })}
            >
              <option value="">{t('ballot.choose')}</option>
              {grounds.map(({ code, law, text: words }) => (
                <option key={code} value={code} lang="zh-CN">{`${words} ${law}`}</option>
              ))}
            </select>
          )}
        </Field>
      )}
      {needsReason(question, thought) && (
        <Field name={`${name}.reason`} label={t('ballot.reason')} faults={faults}>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={2}
              maxLength={2000}
              value={thought.reason ?? ''}
              onChange={(event) => onChange({ reason: event.target.value })}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
}
