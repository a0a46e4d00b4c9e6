import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../ui/Field';

type Control = Parameters<ComponentProps<typeof Field>['children']>[0];

/**
 * One of a list, by the browser's own control: while it is open its list has a name for screen readers, which antd's has
 * not, and a phone shows it as its owner is used to.
 *
 * @param value the chosen one; empty while none is
 */
export function ChooseOne({
  control: { status: _, ...control },
  value,
  options,
  onChoose,
}: {
  control: Control;
  value: string;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
}) {
  const { t } = useTranslation('agencyConduct');
  return (
    <select
      {...control}
      className="choose-one"
      value={value}
      onChange={({ target }) => {
        onChoose(target.value);
      }}
    >
      {!options.some((option) => option.value === '') && <option value="">{t('choose')}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
