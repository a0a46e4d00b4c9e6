import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { platformClock } from '../live/clock';
import { useBusinessTime } from '../live/useBusinessTime';
import { Countdown } from '../ui/Countdown';
import { Instant } from '../ui/Instant';
import { PlatformTime } from '../ui/PlatformTime';
import type { HallState } from './hall';

/** How long until the opening, by the platform's clock, and how far the reader's own is from it. */
export function HallClock({ opensAt, hall }: { opensAt: string; hall: HallState }) {
  const { t } = useTranslation('hall');
  const now = useBusinessTime();
  const isDue = now !== undefined && now >= Date.parse(opensAt);
  return (
    <div className="card hall-clock">
      {hall.phase === 'waiting' && hall.standing === 'running' && (
        <p className="hall-left">
          {isDue ? t('closing') : <Countdown to={opensAt} what={t('untilOpening')} />}
        </p>
      )}
      <p>
        {t('opensAt')} <Instant at={opensAt} seconds />
      </p>
      {(['closedAt', 'readOutAt', 'recordedAt'] as const).map((when) => {
        const at = hall[when];
        return (
          at !== undefined && (
            <p key={when}>
              {t(`times.${when}`)} <Instant at={at} seconds />
            </p>
          )
        );
      })}
      <p className="secondary">
        <PlatformTime /> <Offset />
      </p>
      {hall.phase === 'waiting' && <p>{t('secret')}</p>}
    </div>
  );
}

/** Half a second is less than the eye sees on two clocks. */
const NOTICEABLE = 0.5;

function Offset() {
  const { t } = useTranslation('hall');
  const { offset, computerAhead } = useSyncExternalStore(platformClock.subscribe, platformClock.now);
  if (offset === undefined) {
    return null;
  }
  const seconds = computerAhead / 1000;
  const size = Math.abs(seconds).toFixed(1);
  if (Math.abs(seconds) < NOTICEABLE) {
    return <>({t('exact')})</>;
  }
  return <>({seconds > 0 ? t('ahead', { seconds: size }) : t('behind', { seconds: size })})</>;
}
