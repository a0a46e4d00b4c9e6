import { minute, second, type Moment } from './time';

/** A point in time as people in China read it, and as machines do. */
export function Instant({ at, seconds = false }: { at: Moment; seconds?: boolean }) {
  return (
    <time className="numeric" dateTime={new Date(at).toISOString()}>
      {seconds ? second(at) : minute(at)}
    </time>
  );
}
