import { second, type Moment } from '../../../ui/time';

export const DAY = 86_400_000;
const MINUTE = 60_000;

/** An instant in the one spelling signed documents know, cut to the second. */
export function rfc3339(at: Moment): string {
  const whole = new Date(at);
  whole.setUTCMilliseconds(0);
  return whole.toISOString();
}

/** What a field of type datetime-local shows: Beijing time to the minute. */
export const toField = (at: Moment): string => second(at).replace(' ', 'T').slice(0, 16);

/** The instant a field of type datetime-local means in Beijing; empty when it holds none. */
export function fromField(text: string): string {
  const at = new Date(`${text}:00+08:00`);
  return /^\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) && !Number.isNaN(at.getTime())
    ? rfc3339(at.getTime())
    : '';
}

/** The first full minute that is not before it, as fields hold no seconds. */
export const fullMinute = (at: Moment): string =>
  rfc3339(Math.ceil(new Date(at).getTime() / MINUTE) * MINUTE);

const HALF_HOUR = 30 * MINUTE;

/**
 * The first full half hour that leaves at least half an hour to finish the notice. What is counted from here still holds
 * when it is sent; counted from this minute it would come too early by the time somebody has signed it.
 */
export const soon = (now: Moment): string =>
  rfc3339((Math.ceil(new Date(now).getTime() / HALF_HOUR) + 1) * HALF_HOUR);
