import { tasksOf, type Standing, type Task } from './tasks';

/** One thing a bidder has to do or to watch, with the instant by which it is sorted. */
export interface Due {
  tender: string;
  lot: string;
  lotName: string;
  task: Task;
  /** whether there is less than a day left, or something is wrong */
  urgent: boolean;
}

const DAY = 86_400_000;

/** Tasks worth a line on the desk: what is wrong, what is under way, and what has a time and is not done. */
const shows = ({ name, state, at }: Task): boolean =>
  name !== 'company' &&
  (state === 'problem' || state === 'inProgress' || (state === 'notStarted' && at !== undefined));

/** What is to be done over all lots somebody follows, what is due first at the top; without a time it comes last. */
export function dueOf(lots: readonly Standing[], now: number): Due[] {
  const time = ({ task }: Due) => (task.at === undefined ? Infinity : new Date(task.at).getTime());
  return lots
    .flatMap((own) =>
      tasksOf(own, now)
        .filter(shows)
        .map((task) => ({
          tender: own.page.lot.tender,
          lot: own.page.lot.lot,
          lotName: own.page.lot.name,
          task,
          urgent:
            task.state === 'problem' ||
            (task.name !== 'opening' && task.at !== undefined && new Date(task.at).getTime() - now < DAY),
        })),
    )
    .sort((one, other) => time(one) - time(other) || one.lotName.localeCompare(other.lotName));
}
