import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StateMark } from '../../../../portal/StateMark';
import { fieldId } from '../../../../ui/Field';
import type { Faults } from '../../../../ui/useFaults';

/** One line of what will be signed, with the way back to where it is written and what is wrong with it. */
export function CheckRow({
  name,
  label,
  to,
  faults,
  children,
}: {
  name: string;
  label: string;
  to?: string;
  faults: Faults;
  children: ReactNode;
}) {
  const { t } = useTranslation('agencyPrepare');
  const error = faults.at(name);
  return (
    <div id={fieldId(name)} tabIndex={-1} className={error ? 'check-row check-row-wrong' : 'check-row'}>
      <dt>
        <StateMark state={error ? 'bad' : 'good'} /> {label}
      </dt>
      <dd>
        {children}
        {error && <p className="field-error">{error}</p>}
      </dd>
      <dd className="check-change no-print">
        {to && (
          <Link to={to} aria-label={t('begin.change', { step: label })}>
            {t('step.change')}
          </Link>
        )}
      </dd>
    </div>
  );
}
