import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateMark } from '../portal/StateMark';
import type { WatchedHall } from './useHall';

const MARKS = { live: 'good', polling: 'waiting', reconnecting: 'warning', offline: 'bad' } as const;

/** How what is seen came here and how old it may be. */
export function HallLine({
  line,
  caughtUp,
  waiting,
  children,
}: {
  line: WatchedHall['line'];
  caughtUp: number | undefined;
  waiting: number;
  children: ReactNode;
}) {
  const { t } = useTranslation('hall');
  return (
    <div className="hall-line">
      <span role="status">
        <StateMark state={MARKS[line]} /> {t(`line.${line}`)}
        {(line === 'reconnecting' || line === 'offline') && (
          <span className="secondary"> {t('notLive')}</span>
        )}
        {line === 'live' && caughtUp !== undefined && (
          <span className="secondary"> {t('caughtUp', { count: caughtUp })}</span>
        )}
      </span>
      {children}
      {waiting > 0 && <span className="secondary">{t('waiting', { count: waiting })}</span>}
    </div>
  );
}
