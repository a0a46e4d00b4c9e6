import { useTranslation } from 'react-i18next';
import { useBusinessTime } from '../live/useBusinessTime';
import { Instant } from './Instant';

/** The platform's business time, ticking; a dash until the platform has told it. */
export function PlatformTime() {
  const { t } = useTranslation('shell');
  const now = useBusinessTime();
  return (
    <span className="platform-time" title={t('platformTimeZone')}>
      {t('platformTime')} {now === undefined ? '—' : <Instant at={now} seconds />}
    </span>
  );
}
