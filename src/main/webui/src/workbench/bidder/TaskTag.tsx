import { useTranslation } from 'react-i18next';
import { StateMark, type State } from '../../portal/StateMark';
import type { TaskState } from './tasks';

const MARKS: Record<TaskState, State> = {
  notStarted: 'unknown',
  inProgress: 'waiting',
  waiting: 'waiting',
  done: 'good',
  problem: 'bad',
  none: 'unknown',
};

/** How far a task is: shape, word and colour. */
export function TaskTag({ state }: { state: TaskState }) {
  const { t } = useTranslation('bidder');
  const mark = MARKS[state];
  return (
    <span className={`tag tag-${mark}`}>
      <StateMark state={mark} />
      {t(`state.${state}`)}
    </span>
  );
}
