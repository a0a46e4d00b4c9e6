import { useTranslation } from 'react-i18next';
import { StateMark, type State } from './StateMark';

const STATES: Record<string, State> = {
  ISSUING: 'good',
  PAUSED_OBJECTION: 'warning',
  PAUSED_OBJECTION_RESULT: 'warning',
  SUSPENDED: 'warning',
  FAILED: 'bad',
  TERMINATED: 'bad',
  ARCHIVED: 'unknown',
};

/** Where a lot stands: shape, word and colour. */
export function StageTag({ stage }: { stage: string }) {
  const { t } = useTranslation('trade');
  const state = STATES[stage] ?? 'waiting';
  return (
    <span className={`tag tag-${state}`}>
      <StateMark state={state} />
      {t(`stage.${stage}` as 'stage.ISSUING')}
    </span>
  );
}
