import type { ListedLot } from './publicApi';
import { day } from '../ui/time';

/** A month as 2026-11. */
export type Month = string;

const MONTH = /^[0-9]{4}-(?:0[1-9]|1[0-2])$/;

export const isMonth = (text: string): boolean => MONTH.test(text);

/** The month so many months later, or earlier. */
export function monthsLater(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The days of a month in weeks from Monday on; days of other months are left out. */
export function weeks(month: Month): (string | undefined)[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const cells: (string | undefined)[] = Array.from({ length: (first.getUTCDay() + 6) % 7 }, () => undefined);
  for (let each = 1; each <= days; each++) {
    cells.push(`${month}-${String(each).padStart(2, '0')}`);
  }
  while (cells.length % 7 > 0) {
    cells.push(undefined);
  }
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** Openings by the day, Beijing time, each day in the order of the clock. */
export function byDay(lots: ListedLot[]): Map<string, ListedLot[]> {
  const days = new Map<string, ListedLot[]>();
  const dated = lots.flatMap((lot) => (lot.opensAt === null ? [] : [{ lot, opensAt: lot.opensAt }]));
  for (const { lot, opensAt } of dated.sort((a, b) => a.opensAt.localeCompare(b.opensAt))) {
    const on = day(opensAt);
    days.set(on, [...(days.get(on) ?? []), lot]);
  }
  return days;
}
