import { useTranslation } from 'react-i18next';
import { second } from '../../ui/time';
import { bidderPaths } from './paths';
import type { Task, TaskName } from './tasks';
import { paths } from '../../paths';

const PAGES: Record<TaskName, (tender: string, lot: string) => string> = {
  company: () => bidderPaths.company,
  documents: (tender, lot) => `${bidderPaths.lot(tender, lot)}#documents`,
  questions: bidderPaths.ask,
  bid: bidderPaths.bid,
  opening: bidderPaths.seat,
  explain: bidderPaths.explain,
  result: (tender, lot) => `${paths.lot(tender, lot)}#outcome`,
  award: (tender, lot) => `${bidderPaths.lot(tender, lot)}#award`,
  objections: bidderPaths.object,
};

/** What a task is called, what is said about it, and where it is done. */
export function useTaskWords(): {
  name: (task: Task) => string;
  why: (task: Task) => string;
  address: (task: Task, tender: string, lot: string) => string;
} {
  const { t } = useTranslation('bidder');
  return {
    name: (task) => t(`task.${task.name}`),
    why: (task) => t(`why.${task.why as 'bid.due'}`, { at: task.at === undefined ? '' : second(task.at) }),
    address: (task, tender, lot) => PAGES[task.name](tender, lot),
  };
}
