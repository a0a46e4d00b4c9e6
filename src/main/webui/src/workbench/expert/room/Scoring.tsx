import { useTranslation } from 'react-i18next';
import type { LotKey, Sitting } from './roomApi';
import { ScoreSheet } from './ScoreSheet';
import { ShowScores } from './ShowScores';

/** Marks in secret, locked by all, then shown by all; again for what is sent back. */
export function Scoring({ lot, sitting }: { lot: LotKey; sitting: Sitting }) {
  const { t } = useTranslation('room');
  const { marking } = sitting.work;
  if (!marking) {
    return null;
  }
  if (!marking.locked.includes(sitting.you)) {
    return <ScoreSheet key={marking.attempt} lot={lot} sitting={sitting} marking={marking} />;
  }
  const waiting = sitting.committee.filter(({ member }) => !marking.locked.includes(member));
  if (marking.shown.includes(sitting.you)) {
    return (
      <>
        <h2>{t('show.waitTitle')}</h2>
        <p>{t('show.wait')}</p>
      </>
    );
  }
  return <ShowScores lot={lot} sitting={sitting} marking={marking} waiting={waiting} />;
}
