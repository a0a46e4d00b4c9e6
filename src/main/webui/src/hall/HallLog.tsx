import { useTranslation } from 'react-i18next';
import { Instant } from '../ui/Instant';
import type { HallEvent } from './hall';

/** Everything that happened, with its time; the newest at the end, where reading arrives. */
export function HallLog({ events }: { events: readonly HallEvent[] }) {
  const { t } = useTranslation('hall');
  return (
    <details className="hall-log">
      <summary>
        {t('log.title')} ({events.length})
      </summary>
      <ol>
        {events.map((event) => (
          <li key={event.number}>
            <Instant at={event.at} seconds />{' '}
            {t(`log.${event.kind}`, { subject: event.bid?.organisation ?? event.subject })}
          </li>
        ))}
      </ol>
    </details>
  );
}
