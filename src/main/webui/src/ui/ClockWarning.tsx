import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { platformClock } from '../live/clock';
import { Note } from './Note';

const TOLERATED = 5_000;

/** Tells whose computer runs wrong that the platform's clock counts, before a deadline is missed by it. */
export function ClockWarning() {
  const { t } = useTranslation('shell');
  const { offset, computerAhead } = useSyncExternalStore(platformClock.subscribe, platformClock.now);
  if (offset === undefined || Math.abs(computerAhead) <= TOLERATED) {
    return null;
  }
  const seconds = Math.round(Math.abs(computerAhead) / 1000);
  const by =
    seconds < 120
      ? t('clockWarning.seconds', { count: seconds })
      : t('clockWarning.minutes', { count: Math.round(seconds / 60) });
  return (
    <Note kind="warning">
      <p>{t(computerAhead > 0 ? 'clockWarning.fast' : 'clockWarning.slow', { by })}</p>
    </Note>
  );
}
