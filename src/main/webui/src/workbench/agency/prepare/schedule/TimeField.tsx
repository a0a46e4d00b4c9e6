import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field, fieldId } from '../../../../ui/Field';
import { minute } from '../../../../ui/time';
import type { Faults } from '../../../../ui/useFaults';
import { DAY, fromField, fullMinute, rfc3339, toField } from '../time';

const LONGEST = 90;

/**
 * A point of the time plan: as date and time, as days after a start, and by a slider; all three are the same value. The
 * earliest lawful one is offered, not enforced.
 */
export function TimeField({
  name,
  label,
  hint,
  value,
  set,
  start,
  days: daysLabel,
  earliest,
  faults,
}: {
  name: string;
  label: string;
  hint?: string;
  value: string;
  set: (at: string) => void;
  /** from which days are counted; without it there are none */
  start?: string;
  /** what the number of days is called, where they do not begin with the documents */
  days?: string;
  earliest?: string | null;
  faults: Faults;
}) {
  const { t } = useTranslation('agencyPrepare');
  const days = start && value ? Math.round((Date.parse(value) - Date.parse(start)) / DAY) : 0;
  const setDays = (count: number) => start && set(fullMinute(Date.parse(start) + count * DAY));
  const best = earliest ? fullMinute(earliest) : undefined;
  return (
    <div className="time-field">
      <Field name={name} label={label} hint={hint} faults={faults}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={value === '' ? '' : toField(value)}
            onChange={(event) => set(fromField(event.target.value))}
          />
        )}
      </Field>
      {start && (
        <div className="time-days">
          <label>
            {daysLabel ?? t('time.days')}{' '}
            <Input
              type="number"
              min={0}
              max={LONGEST}
              value={value === '' ? '' : days}
              onChange={(event) => setDays(Number(event.target.value))}
            />
          </label>
          <input
            type="range"
            min={0}
            max={LONGEST}
            value={Math.min(Math.max(days, 0), LONGEST)}
            aria-label={t('time.slider', { label })}
            aria-valuetext={value === '' ? t('none') : minute(value)}
            onChange={(event) => setDays(Number(event.target.value))}
          />
        </div>
      )}
      {best && best !== value && (
        <p>
          {t('time.earliest', { at: minute(best) })}{' '}
          <Button
            onClick={() => {
              set(rfc3339(best));
              document.getElementById(fieldId(name))?.focus(); // the button goes, the focus must not
            }}
          >
            {t('time.adopt')}
          </Button>
        </p>
      )}
    </div>
  );
}
