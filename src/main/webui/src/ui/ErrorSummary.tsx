import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Faults } from './useFaults';
import { fieldId } from './Field';

/**
 * Everything wrong with a form at once, on top of it: takes the focus when it appears and links to the fields. What concerns no
 * field of the form is listed too.
 */
export function ErrorSummary({ faults }: { faults: Faults }) {
  const { t } = useTranslation('problems');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.list.length > 0) {
      box.current?.focus();
    }
  }, [faults]);
  if (faults.list.length === 0) {
    return null;
  }
  return (
    <div ref={box} role="alert" tabIndex={-1} className="note note-danger">
      <h2>{t('summary', { count: faults.list.length })}</h2>
      <ul>
        {faults.list.map(({ field, text, code }) => (
          <li key={`${field} ${code} ${text}`}>
            {field ? <a href={`#${fieldId(field)}`}>{text}</a> : text}{' '}
            {code && <span className="code">{t('codeShown', { code })}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
