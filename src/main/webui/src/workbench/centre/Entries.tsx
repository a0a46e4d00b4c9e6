import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../paths';
import { StateMark, type State } from '../../portal/StateMark';
import type { Entry } from './calendarApi';
import { centrePaths } from './paths';
import { clashes, clock, progress } from './rooms';
import { Note } from '../../ui/Note';

const MARKS: Record<ReturnType<typeof progress>, State> = {
  held: 'warning',
  ended: 'bad',
  done: 'good',
  running: 'waiting',
  ahead: 'unknown',
};

/** The lot something is about; one that is not announced yet has no page but its registration. */
export function LotLink({ entry: { kind, tender, lot, name } }: { entry: Entry }) {
  return (
    <>
      <Link to={kind === 'BOOKED' ? centrePaths.registration(tender) : paths.lot(tender, lot)}>{name}</Link>{' '}
      <span className="secondary">
        {tender}/{lot}
      </span>
    </>
  );
}

/** How far something is, in a word. */
export function Progress({ entry }: { entry: Entry }) {
  const { t } = useTranslation('centreHouse');
  const now = progress(entry);
  return (
    <span className="progress-word">
      <StateMark state={MARKS[now]} /> {t(`progress.${entry.kind}.${now}`)}
    </span>
  );
}

/** What stands in one room too close to another. */
export function Clashes({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation('centreHouse');
  const found = clashes(entries);
  if (found.length === 0) {
    return null;
  }
  return (
    <Note kind="warning">
      <p>{t('clash.title', { count: found.length })}</p>
      <ul>
        {found.map(([one, other]) => (
          <li key={`${one.tender}/${one.lot} ${other.tender}/${other.lot} ${other.at}`}>
            {t('clash.pair', {
              place: one.place ?? '',
              one: `${clock(one.at)} ${one.name}`,
              other: `${clock(other.at)} ${other.name}`,
            })}
          </li>
        ))}
      </ul>
    </Note>
  );
}
