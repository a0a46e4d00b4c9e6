import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { connection } from '../live/connection';

const SHAPES = {
  connected: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  reconnecting: (
    <circle cx="6" cy="6" r="4.500" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="5 3" />
  ),
  offline: <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="2.500" strokeLinecap="round" />,
};

/** Whether the platform answers: shape, colour and word. */
export function ConnectionState() {
  const { t } = useTranslation('shell');
  const state = useSyncExternalStore(connection.subscribe, connection.now);
  return (
    <span className={`connection connection-${state}`} role="status">
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {SHAPES[state]}
      </svg>
      {t(`connection.${state}`)}
    </span>
  );
}
