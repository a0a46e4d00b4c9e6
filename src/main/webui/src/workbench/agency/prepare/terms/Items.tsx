import { Button, Checkbox, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { StateMark } from '../../../../portal/StateMark';
import { Field, fieldId } from '../../../../ui/Field';
import type { Faults } from '../../../../ui/useFaults';
import type { Item } from './terms';

const FULL = 100;

/** What experts give marks for; together with the price it has to make a hundred points. */
export function Items({
  items,
  set,
  faults,
  sum,
}: {
  items: readonly Item[];
  set: (items: Item[]) => void;
  faults: Faults;
  sum: number | undefined;
}) {
  const { t } = useTranslation('agencyPrepare');
  const error = faults.at('terms.evaluation.items');
  const alter = (at: number, part: Partial<Item>) =>
    set(items.map((each, i) => (i === at ? { ...each, ...part } : each)));
  return (
    <section id={fieldId('terms.evaluation.items')} tabIndex={-1}>
      <h2>{t('items.title')}</h2>
      {error && <p className="field-error">{error}</p>}
      {items.map((item, at) => (
        <fieldset key={at} className="lot-fields">
          <legend>{t('items.item', { number: at + 1 })}</legend>
          <Field name={`terms.evaluation.items[${at}].id`} label={t('items.id')} faults={faults}>
            {(control) => (
              <Input
                {...control}
                value={item.id}
                onChange={(event) => alter(at, { id: event.target.value })}
              />
            )}
          </Field>
          <Field name={`terms.evaluation.items[${at}].text`} label={t('items.text')} faults={faults}>
            {(control) => (
              <Input
                {...control}
                value={item.text}
                onChange={(event) => alter(at, { text: event.target.value })}
              />
            )}
          </Field>
          <Field name={`terms.evaluation.items[${at}].full`} label={t('items.full')} faults={faults}>
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                value={item.full}
                onChange={(event) => alter(at, { full: event.target.value })}
              />
            )}
          </Field>
          <div className="actions">
            <Radio.Group
              aria-label={t('items.part')}
              value={item.part}
              onChange={(event) => alter(at, { part: event.target.value as Item['part'] })}
              options={(['technical', 'business'] as const).map((part) => ({
                value: part,
                label: t(`items.parts.${part}`),
              }))}
            />
            <Checkbox
              checked={item.objective}
              onChange={(event) => alter(at, { objective: event.target.checked })}
            >
              {t('items.objective')}
            </Checkbox>
            <Button
              aria-label={t('items.removeItem', { id: item.id })}
              onClick={() => set(items.filter((_, i) => i !== at))}
            >
              {t('remove')}
            </Button>
          </div>
        </fieldset>
      ))}
      <p>
        <Button
          onClick={() =>
            set([
              ...items,
              { id: `T${items.length + 1}`, text: '', part: 'technical', objective: false, full: '' },
            ])
          }
        >
          {t('items.add')}
        </Button>
      </p>
      <p role="status">
        <StateMark state={sum === FULL ? 'good' : 'warning'} />{' '}
        {sum === undefined ? t('items.sumOpen') : t('items.sum', { sum })}
      </p>
    </section>
  );
}
