import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBusinessTime } from '../live/useBusinessTime';
import { announce } from './Announcements';
import { clockFace, span, type Moment } from './time';

/** Minutes before the end at which it is said aloud; in between a screen reader is left in peace. */
const SAID_AT = [60, 10, 5, 1];

/** How long until `to`, by the platform's clock. It shows and decides nothing: the platform judges by its own. */
export function Countdown({ to, what }: { to: Moment; what: string }) {
  const { t } = useTranslation('shell');
  const now = useBusinessTime();
  const left = now === undefined ? undefined : new Date(to).getTime() - now;
  const minutesLeft = left === undefined ? undefined : Math.ceil(left / 60_000);
  const before = useRef<number>(undefined);

  useEffect(() => {
    const crossed = SAID_AT.find(
      (at) => before.current !== undefined && before.current > at && minutesLeft === at,
    );
    before.current = minutesLeft;
    if (crossed !== undefined) {
      announce(t('countdown.said', { what, count: crossed }));
    }
  }, [minutesLeft, t, what]);

  if (left === undefined) {
    return <span>—</span>;
  }
  if (left <= 0) {
    return <span>{t('countdown.over', { what })}</span>;
  }
  const rest = span(left);
  return (
    <span role="timer" aria-live="off" className="numeric">
      {t('countdown.to', { what })}{' '}
      <strong>
        {rest.days > 0 && t('countdown.days', { count: rest.days })} {clockFace(rest)}
      </strong>
    </span>
  );
}
