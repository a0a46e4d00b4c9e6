import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { platformClock } from '../live/clock';
import { clockFace, span } from './time';

/** Says on every page of a demonstration that it is one, and how far its clock was moved, even while that is nothing. */
export function SandboxMark() {
  const { t } = useTranslation('shell');
  const { sandbox } = useSyncExternalStore(platformClock.subscribe, platformClock.now);
  if (sandbox === undefined) {
    return null;
  }
  return (
    <aside className="sandbox" aria-label={t('sandbox.label')}>
      <div className="shell-width">
        <strong>{t('sandbox.label')}</strong> <Moved by={sandbox} />
      </div>
    </aside>
  );
}

function Moved({ by }: { by: number }) {
  const { t } = useTranslation('shell');
  if (by === 0) {
    return t('sandbox.still');
  }
  const moved = span(Math.abs(by) * 1000);
  const shown =
    moved.days > 0 ? `${t('countdown.days', { count: moved.days })} ${clockFace(moved)}` : clockFace(moved);
  return t(by < 0 ? 'sandbox.behind' : 'sandbox.ahead', { by: shown });
}
