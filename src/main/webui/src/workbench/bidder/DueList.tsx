import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Left } from '../../portal/Left';
import { Instant } from '../../ui/Instant';
import type { Due } from './due';
import { TaskTag } from './TaskTag';
import { useTaskWords } from './useTaskWords';

/** What is to be done, what is due first at the top. */
export function DueList({ due }: { due: readonly Due[] }) {
  const { t } = useTranslation('bidder');
  const words = useTaskWords();
  return (
    <ol className="due-list">
      {due.map(({ tender, lot, lotName, task, urgent }) => (
        <li key={`${tender}/${lot}/${task.name}`} className={urgent ? 'due-urgent' : undefined}>
          <p className="due-when">
            {task.at === undefined ? (
              <span className="secondary">{t('todo.noTime')}</span>
            ) : (
              <>
                <Left to={task.at} /> <Instant at={task.at} />
              </>
            )}
          </p>
          <div>
            <p className="due-what">
              <Link to={words.address(task, tender, lot)}>
                {words.name(task)} <span className="secondary">{lotName}</span>
              </Link>{' '}
              <TaskTag state={task.state} />
            </p>
            <p>{words.why(task)}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
