import { useEffect, useState, useSyncExternalStore } from 'react';
import { businessNow, platformClock } from './clock';

/** Business time in milliseconds, new each full second; undefined until the platform has told it. */
export function useBusinessTime(): number | undefined {
  const { offset } = useSyncExternalStore(platformClock.subscribe, platformClock.now);
  const [now, setNow] = useState(businessNow);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const next = businessNow();
      setNow(next);
      timer = setTimeout(tick, next === undefined ? 1000 : 1000 - (next % 1000));
    };
    tick();
    return () => clearTimeout(timer);
  }, [offset]);
  return now;
}
