const ZONE = 'Asia/Shanghai';

/** sv-SE writes what ISO 8601 writes, which both our languages read. */
const toSecond = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
});
const toMinute = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' });
const toDay = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' });

/** An instant as RFC 3339 or in milliseconds. */
export type Moment = string | number;

/** 2026-11-29 19:50, Beijing time, which is the law's. */
export const minute = (at: Moment): string => toMinute.format(new Date(at));

/** 2026-11-29 19:50:00, Beijing time. */
export const second = (at: Moment): string => toSecond.format(new Date(at));

/** 2026-11-29, Beijing time. */
export const day = (at: Moment): string => toDay.format(new Date(at));

/** A span cut to whole seconds, never negative. */
export interface Span {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

export function span(milliseconds: number): Span {
  const total = Math.max(0, Math.floor(milliseconds / 1000));
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor(total / 3600) % 24,
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
  };
}

/** 22:46:10 */
export const clockFace = ({ hours, minutes, seconds }: Span): string =>
  [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
