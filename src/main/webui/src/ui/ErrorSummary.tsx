import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Faults } from './useFaults';
import { fieldId } from './Field';

/** Where somebody may be in the middle of a word or a choice. */
const TYPED_IN = 'input, textarea, select, [contenteditable=true]';

/**
 * Everything wrong with a form at once, on top of it: takes the focus when the form was sent and links to the fields. Whoever mends one
 * thing after the other is left where they type. What concerns no field of the form is listed too.
 */
export function ErrorSummary({ faults }: { faults: Faults }) {
  const { t } = useTranslation('problems');
  const box = useRef<HTMLDivElement>(null);
  const wasSent = useRef(false);
  useEffect(() => {
    const sent = () => {
      wasSent.current = true;
    };
    const changed = () => {
      wasSent.current = false;
    };
    document.addEventListener('submit', sent, true);
    document.addEventListener('input', changed, true);
    document.addEventListener('click', changed, true); // a box or radio is drawn anew before its input event; a button's click comes before submit
    return () => {
      document.removeEventListener('submit', sent, true);
      document.removeEventListener('input', changed, true);
      document.removeEventListener('click', changed, true);
    };
  }, []);
  useEffect(() => {
    if (wasSent.current || !document.activeElement?.matches(TYPED_IN)) {
      box.current?.focus();
    }
  }, [faults]);
  if (faults.list.length === 0) {
    return null;
  }
  const isRefused = faults.list.every(({ field, code }) => field === undefined && code !== undefined);
  return (
    <div ref={box} role="alert" tabIndex={-1} className="note note-danger">
      <h2>{isRefused ? t('notDone') : t('summary', { count: faults.list.length })}</h2>
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
