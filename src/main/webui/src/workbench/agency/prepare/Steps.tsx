import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StateMark } from '../../../portal/StateMark';

/** One step of a way: its name, where it is, and how far it has come. */
export interface ShownStep {
  name: string;
  to: string;
  state: 'done' | 'current' | 'open' | 'wrong' | 'locked';
}

const MARKS = {
  done: 'good',
  current: 'waiting',
  open: 'unknown',
  wrong: 'warning',
  locked: 'unknown',
} as const;

/** The steps of a way, told by number, word and shape; one can go back to every step that is not locked. */
export function Steps({ label, steps }: { label: string; steps: readonly ShownStep[] }) {
  const { t } = useTranslation('agencyPrepare');
  return (
    <nav aria-label={label} className="steps no-print">
      <ol>
        {steps.map(({ name, to, state }) => (
          <li key={to} className={`step step-${state}`}>
            <StateMark state={MARKS[state]} />
            {state === 'locked' ? (
              <span>{name}</span>
            ) : (
              <Link to={to} aria-current={state === 'current' ? 'step' : undefined}>
                {name}
              </Link>
            )}{' '}
            <span className="secondary">{t(`step.state.${state}`)}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
