import { useTranslation } from 'react-i18next';
import { StateMark } from '../../../portal/StateMark';
import type { Sitting } from './roomApi';

/** Who sits here, without names, and what each has done in this step; never what anybody is reading. */
export function CommitteeList({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation('room');
  return (
    <>
      <h2>{t('committee.title')}</h2>
      <ul className="members">
        {sitting.committee.map(({ member, delegate }) => {
          const standing = standingOf(sitting, member);
          return (
            <li key={member}>
              <StateMark state={standing === 'waiting' ? 'waiting' : 'good'} /> {member}
              {member === sitting.you && t('committee.you')}
              {member === sitting.lead && t('committee.lead')}
              {delegate && t('committee.delegate')}{' '}
              <span className="secondary">{t(`standing.${standing}`)}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

type Standing = 'waiting' | 'seated' | 'voted' | 'locked' | 'shown' | 'signed';

function standingOf({ phase, committee, work, signatures }: Sitting, member: string): Standing {
  const seated = committee.find((each) => each.member === member)?.seated;
  if (phase === 'SEATED') {
    return seated ? 'seated' : 'waiting';
  }
  if (phase === 'SCORING' && work.marking) {
    return work.marking.shown.includes(member)
      ? 'shown'
      : work.marking.locked.includes(member)
        ? 'locked'
        : 'waiting';
  }
  if (phase === 'REPORT' || phase === 'DONE') {
    return signatures.some((each) => each.member === member) ? 'signed' : 'waiting';
  }
  if (work.asked.length > 0) {
    return work.voted.includes(member) ? 'voted' : 'waiting';
  }
  return 'seated';
}
