import { Button, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field, fieldId } from '../../../../ui/Field';
import type { Faults } from '../../../../ui/useFaults';
import { preparePaths } from '../paths';
import { TermsPage, type TermsForm } from './TermsPage';
import type { FormField, Requirement } from './terms';

const TYPES: readonly FormField['type'][] = ['money', 'days', 'text'];

/** Who may bid, what a bid must answer, what is read out of it, and the highest price it may name. */
export function Component() {
  const { t } = useTranslation('agencyPrepare');
  return (
    <TermsPage
      part="requirements"
      title={t('requirements.title')}
      next={(lot) => preparePaths.evaluation(lot.tender, lot.lot)}
    >
      {(form) => <Fields {...form} />}
    </TermsPage>
  );
}

function Fields({ terms, change, faults }: TermsForm) {
  const { t } = useTranslation('agencyPrepare');
  return (
    <>
      <List
        name="qualification"
        letter="Q"
        entries={terms.qualification}
        set={(qualification) => change({ ...terms, qualification })}
        faults={faults}
      />
      <List
        name="responsiveness"
        letter="R"
        entries={terms.responsiveness}
        set={(responsiveness) => change({ ...terms, responsiveness })}
        faults={faults}
      />
      <OpeningForm
        entries={terms.openingForm}
        set={(openingForm) => change({ ...terms, openingForm })}
        faults={faults}
      />
      <h2>{t('requirements.ceiling')}</h2>
      <Field
        name="terms.ceilingPrice"
        label={t('requirements.ceilingPrice')}
        hint={t('requirements.ceilingHint')}
        faults={faults}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            value={terms.ceilingPrice ?? ''}
            onChange={(event) =>
              change({ ...terms, ceilingPrice: event.target.value === '' ? null : event.target.value })
            }
          />
        )}
      </Field>
    </>
  );
}

function List({
  name,
  letter,
  entries,
  set,
  faults,
}: {
  name: 'qualification' | 'responsiveness';
  letter: string;
  entries: readonly Requirement[];
  set: (entries: Requirement[]) => void;
  faults: Faults;
}) {
  const { t } = useTranslation('agencyPrepare');
  const error = faults.at(`terms.${name}`);
  return (
    <section id={fieldId(`terms.${name}`)} tabIndex={-1}>
      <h2>{t(`requirements.${name}`)}</h2>
      <p className="field-hint">{t(`requirements.${name}Hint`)}</p>
      {error && <p className="field-error">{error}</p>}
      {entries.map((entry, at) => (
        <Field
          key={entry.id}
          name={`terms.${name}[${at}].text`}
          label={t('requirements.entry', { id: entry.id })}
          faults={faults}
        >
          {(control) => (
            <span className="with-action">
              <Input.TextArea
                {...control}
                autoSize={{ minRows: 1, maxRows: 6 }}
                value={entry.text}
                onChange={(event) =>
                  set(entries.map((each, i) => (i === at ? { ...each, text: event.target.value } : each)))
                }
              />
              <Button
                aria-label={t('requirements.removeEntry', { id: entry.id })}
                onClick={() => set(entries.filter((_, i) => i !== at))}
              >
                {t('remove')}
              </Button>
            </span>
          )}
        </Field>
      ))}
      <p>
        <Button onClick={() => set([...entries, { id: unused(letter, entries), text: '' }])}>
          {t(`requirements.add-${name}`)}
        </Button>
      </p>
    </section>
  );
}

/** The next id no entry has: an id that was published once never means something else. */
function unused(letter: string, entries: readonly { id: string }[]): string {
  let number = entries.length + 1;
  while (entries.some(({ id }) => id === `${letter}${number}`)) {
    number++;
  }
  return `${letter}${number}`;
}

function OpeningForm({
  entries,
  set,
  faults,
}: {
  entries: readonly FormField[];
  set: (entries: FormField[]) => void;
  faults: Faults;
}) {
  const { t } = useTranslation('agencyPrepare');
  const error = faults.at('terms.openingForm');
  const alter = (at: number, part: Partial<FormField>) =>
    set(entries.map((each, i) => (i === at ? { ...each, ...part } : each)));
  return (
    <section id={fieldId('terms.openingForm')} tabIndex={-1}>
      <h2>{t('requirements.openingForm')}</h2>
      <p className="field-hint">{t('requirements.openingFormHint')}</p>
      {error && <p className="field-error">{error}</p>}
      {entries.map((entry, at) => (
        <fieldset key={entry.name} className="lot-fields">
          <legend>{t('requirements.line', { number: at + 1 })}</legend>
          <Field name={`terms.openingForm[${at}].label`} label={t('requirements.label')} faults={faults}>
            {(control) => (
              <Input
                {...control}
                value={entry.label}
                onChange={(event) => alter(at, { label: event.target.value })}
              />
            )}
          </Field>
          <Radio.Group
            aria-label={t('requirements.type', { label: entry.label })}
            value={entry.type}
            onChange={(event) => alter(at, { type: event.target.value as FormField['type'] })}
            options={TYPES.map((type) => ({ value: type, label: t(`formType.${type}`) }))}
          />{' '}
          {entry.name !== 'price' && (
            <Button
              aria-label={t('requirements.removeEntry', { id: entry.label })}
              onClick={() => set(entries.filter((_, i) => i !== at))}
            >
              {t('remove')}
            </Button>
          )}
        </fieldset>
      ))}
      <p>
        <Button
          onClick={() =>
            set([
              ...entries,
              {
                name: unused(
                  'f',
                  entries.map(({ name }) => ({ id: name })),
                ),
                label: '',
                type: 'text',
              },
            ])
          }
        >
          {t('requirements.addLine')}
        </Button>
      </p>
    </section>
  );
}
