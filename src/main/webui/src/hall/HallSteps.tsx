import { useTranslation } from 'react-i18next';
import { useBusinessTime } from '../live/useBusinessTime';
import { StateMark } from '../portal/StateMark';
import { Instant } from '../ui/Instant';
import type { HallState } from './hall';
import { steps } from './steps';

/** How far the opening is, step by step, each with the figure that says it. */
export function HallSteps({ hall }: { hall: HallState }) {
  const { t } = useTranslation('hall');
  const now = useBusinessTime();
  return (
    <ol className="hall-steps" aria-label={t('steps.label')}>
      {steps(hall, now).map(({ step, standing }) => (
        <li
          key={step}
          className={`hall-step hall-step-${standing}`}
          aria-current={standing === 'current' ? 'step' : undefined}
        >
          <StateMark state={standing === 'past' ? 'good' : standing === 'current' ? 'waiting' : 'unknown'} />{' '}
          <strong>{t(`steps.${step}`)}</strong>
          <span className="hidden-visually">{t(`steps.${standing}`)}</span>
          <span className="hall-step-figure numeric">
            {step === 'closed' && hall.count !== undefined && t('steps.count', { count: hall.count })}
            {step === 'claims' && hall.claimsUntil !== undefined && standing !== 'coming' && (
              <>
                {t('steps.until')} <Instant at={hall.claimsUntil} seconds />
              </>
            )}
            {step === 'releasing' &&
              hall.trustees.length > 0 &&
              t('steps.released', { done: hall.released.length, all: hall.trustees.length })}
            {step === 'readOut' && hall.bids.length > 0 && t('steps.count', { count: hall.bids.length })}
            {step === 'recorded' &&
              hall.signedBy.length > 0 &&
              t('steps.signed', { count: hall.signedBy.length })}
          </span>
        </li>
      ))}
    </ol>
  );
}
