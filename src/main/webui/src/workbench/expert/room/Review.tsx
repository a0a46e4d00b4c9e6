import { useTranslation } from 'react-i18next';
import { Ballot } from './Ballot';
import type { LotKey, Sitting } from './roomApi';

/** A step in which every member gives its verdicts at once, and then waits for the others. */
export function Review({ lot, sitting }: { lot: LotKey; sitting: Sitting }) {
  const { t } = useTranslation('room');
  const voted = sitting.work.voted.includes(sitting.you);
  const waiting = sitting.committee.filter(({ member }) => !sitting.work.voted.includes(member));
  return voted ? (
    <>
      <h2>{t('ballot.waitTitle')}</h2>
      <p>{t('ballot.wait', { members: waiting.map(({ member }) => member).join(' · ') })}</p>
    </>
  ) : (
    <Ballot lot={lot} sitting={sitting} />
  );
}
