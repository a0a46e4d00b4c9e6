import { Checkbox, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Choice } from './publicApi';
import type { Filters } from './useFilters';

/** One filter whose values may be combined, each with the number of hits it has. */
export function Facet({
  name,
  title,
  choices,
  filters,
  label,
}: {
  name: string;
  title: string;
  choices: Choice[];
  filters: Filters;
  label: (value: string) => string;
}) {
  const chosen = filters.all(name);
  if (choices.length === 0) {
    return null;
  }
  return (
    <fieldset className="facet">
      <legend>{title}</legend>
      {choices.map(({ value, count }) => (
        <Checkbox
          key={value}
          checked={chosen.includes(value)}
          onChange={(event) =>
            filters.set(
              name,
              event.target.checked ? [...chosen, value] : chosen.filter((each) => each !== value),
            )
          }
        >
          {label(value)} <span className="count">({count})</span>
        </Checkbox>
      ))}
    </fieldset>
  );
}

/** One filter of which one value, or none, is chosen. */
export function OneOf({
  name,
  title,
  choices,
  filters,
  label,
}: {
  name: string;
  title: string;
  choices: Choice[];
  filters: Filters;
  label: (value: string) => string;
}) {
  const { t } = useTranslation('trade');
  const chosen = filters.one(name) ?? '';
  return (
    <fieldset className="facet">
      <legend>{title}</legend>
      <Radio.Group
        value={chosen}
        name={name}
        onChange={(event) => filters.set(name, [String(event.target.value)])}
      >
        <Radio value="">{t('any')}</Radio>
        {choices.map(({ value, count }) => (
          <Radio key={value} value={value}>
            {label(value)} <span className="count">({count})</span>
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}
