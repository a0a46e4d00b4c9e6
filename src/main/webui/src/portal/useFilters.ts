import { useSearchParams } from 'react-router';
import type { Asked } from './publicApi';

/** What a list is narrowed by. It stands in the address and nowhere else, so a link shows the same to everybody. */
export interface Filters {
  /** every value of a filter */
  all: (name: string) => string[];
  /** the value of a filter that has one */
  one: (name: string) => string | undefined;
  /** puts other values in place of a filter's; the list begins at its first page again */
  set: (name: string, values: string[]) => void;
  clear: () => void;
  /** the query of the same list on another page, counted from 1 */
  page: (page: number) => string;
  /** the query for the platform, which counts pages from 0 */
  asked: Asked;
  /** the same as text, without page: for feeds and exports */
  exported: string;
  /** how many filters are in use */
  count: number;
}

/**
 * @param single names of filters with one value
 * @param several names of filters that may be repeated
 * @param order names that arrange and do not narrow
 */
export function useFilters(single: string[], several: string[], order: string[] = []): Filters {
  const [address, setAddress] = useSearchParams();
  const narrowing = [...single, ...several];
  const known = narrowing.concat(order);
  const kept = new URLSearchParams(
    [...address].filter(([name, value]) => known.includes(name) && value !== ''),
  );
  const change = (edit: (next: URLSearchParams) => void) => {
    const next = new URLSearchParams(kept);
    edit(next);
    setAddress(next);
  };
  const pageAsked = /^[1-9][0-9]{0,5}$/.exec(address.get('page') ?? '')?.[0] ?? '1';
  const asked: Asked = { page: String(Number(pageAsked) - 1) };
  for (const name of known) {
    const values = kept.getAll(name);
    const [first] = values;
    if (first !== undefined) {
      asked[name] = several.includes(name) ? values : first;
    }
  }
  const narrowed = new URLSearchParams([...kept].filter(([name]) => narrowing.includes(name)));
  return {
    all: (name) => kept.getAll(name),
    one: (name) => kept.get(name) ?? undefined,
    set: (name, values) =>
      change((next) => {
        next.delete(name);
        values.filter((value) => value !== '').forEach((value) => next.append(name, value));
      }),
    clear: () => change((next) => narrowing.forEach((name) => next.delete(name))),
    page: (page) => {
      const next = new URLSearchParams(kept);
      if (page > 1) {
        next.set('page', String(page));
      }
      return `?${next}`;
    },
    asked,
    exported: narrowed.size === 0 ? '' : `?${narrowed}`,
    count: narrowed.size,
  };
}
