import { useTranslation } from 'react-i18next';
import { second } from '../../ui/time';
import { difference, type Part } from './difference';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** An old value above the new one; in texts only the words that differ stand out. */
export function Diff({ before, after }: { before: string | null; after: string | null }) {
  const { t } = useTranslation('lot');
  const parts = compared(before, after);
  return (
    <>
      {before !== null && (
        <p className="diff diff-before">
          <span className="diff-word">{t('changes.before')}</span>
          <span>
            {parts.map(
              (part, at) =>
                part.in !== 'after' && (part.in === 'before' ? <del key={at}>{part.text}</del> : part.text),
            )}
          </span>
        </p>
      )}
      <p className="diff diff-after">
        <span className="diff-word">
          {t(after === null ? 'changes.gone' : before === null ? 'changes.new' : 'changes.after')}
        </span>
        <span>
          {parts.map(
            (part, at) =>
              part.in !== 'before' && (part.in === 'after' ? <ins key={at}>{part.text}</ins> : part.text),
          )}
        </span>
      </p>
    </>
  );
}

/** A point in time is one value: nobody wants to compare its digits. */
function compared(before: string | null, after: string | null): Part[] {
  if (before === null || after === null || INSTANT.test(before) || INSTANT.test(after)) {
    return [
      { text: shown(before), in: 'before' },
      { text: shown(after), in: 'after' },
    ];
  }
  return difference(before, after);
}

/** A value as people read it: an instant by Beijing's clock, all else as it stands. */
export const shown = (value: string | null) =>
  value === null ? '' : INSTANT.test(value) ? second(value) : value;
