import type { ReactNode } from 'react';
import type { Faults } from './useFaults';

/** The id of the control for that field of the JSON sent. */
export const fieldId = (name: string): string => `field-${name.replace(/[^A-Za-z0-9]+/g, '-')}`;

interface ForControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
  status: 'error' | undefined;
}

/**
 * One labelled control with its hint and its error, tied together for screen readers.
 *
 * @param name of the field in the JSON sent, so that refusals find it
 * @param children draws the control with the properties it is given
 */
export function Field(field: {
  name: string;
  label: string;
  hint?: string;
  faults: Faults;
  children: (control: ForControl) => ReactNode;
}) {
  const id = fieldId(field.name);
  const error = field.faults.at(field.name);
  const described = [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>{field.label}</label>
      {field.hint && (
        <p id={`${id}-hint`} className="field-hint">
          {field.hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
      {field.children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error !== undefined,
        status: error ? 'error' : undefined,
      })}
    </div>
  );
}
