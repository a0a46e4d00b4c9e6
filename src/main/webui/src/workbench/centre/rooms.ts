import { day, minute } from '../../ui/time';
import type { Entry } from './calendarApi';

const DAY = 86_400_000;
const DATE = /^[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Two things in one room begin at least so far apart, or somebody should look, in milliseconds. */
const APART = 3_600_000;

export const isDate = (text: string): boolean =>
  DATE.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** The date so many days later, or earlier. */
export const daysLater = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The Monday of that date's week. */
export const monday = (date: string): string =>
  daysLater(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));

/** The seven dates of a week. */
export const week = (first: string): string[] => [0, 1, 2, 3, 4, 5, 6].map((each) => daysLater(first, each));

/** 09:30, Beijing time. */
export const clock = (at: string): string => minute(at).slice(11);

/** Entries by the hour they begin in, in order: 09:00 and what begins before 10:00. */
export function byHour(entries: readonly Entry[]): [hour: string, entries: Entry[]][] {
  const hours = new Map<string, Entry[]>();
  for (const entry of entries) {
    const hour = `${clock(entry.at).slice(0, 2)}:00`;
    hours.set(hour, [...(hours.get(hour) ?? []), entry]);
  }
  return [...hours];
}

/** What needs a room or would: publicity ends nowhere. */
export const needsRoom = ({ kind }: Entry): boolean => kind !== 'PUBLICITY_END';

/** A room, null for none, with what takes place there on each date. */
export interface Room {
  place: string | null;
  days: Map<string, Entry[]>;
}

/** The rooms by name, what takes place in none last. */
export function rooms(entries: readonly Entry[]): Room[] {
  const found = new Map<string | null, Room>();
  for (const entry of entries.filter(needsRoom)) {
    const room = found.get(entry.place) ?? { place: entry.place, days: new Map<string, Entry[]>() };
    const on = day(entry.at);
    room.days.set(on, [...(room.days.get(on) ?? []), entry]);
    found.set(entry.place, room);
  }
  return [...found.values()].sort((one, other) => {
    if (one.place === null || other.place === null) {
      return one.place === null ? 1 : -1;
    }
    return one.place.localeCompare(other.place, 'zh-CN', { numeric: true });
  });
}

/** Pairs of different lots that begin in one room less than an hour apart, in order. */
export function clashes(entries: readonly Entry[]): [Entry, Entry][] {
  const last = new Map<string, Entry>();
  const found: [Entry, Entry][] = [];
  for (const entry of entries) {
    if (needsRoom(entry) && entry.place !== null) {
      const before = last.get(entry.place);
      if (
        before !== undefined &&
        Date.parse(entry.at) - Date.parse(before.at) < APART &&
        (before.tender !== entry.tender || before.lot !== entry.lot)
      ) {
        found.push([before, entry]);
      }
      last.set(entry.place, entry);
    }
  }
  return found;
}

/** How far something is; `held` waits for the regulator or for an answer to an objection. */
export function progress({
  held,
  stage,
  begunAt,
  doneAt,
  kind,
}: Entry): 'held' | 'ended' | 'done' | 'running' | 'ahead' {
  if (doneAt !== null) {
    return 'done';
  }
  if (stage === 'TERMINATED' || stage === 'FAILED') {
    return 'ended';
  }
  if (held) {
    return 'held';
  }
  return begunAt !== null && kind !== 'PUBLICITY_END' ? 'running' : 'ahead';
}
