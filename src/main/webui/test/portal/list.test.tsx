import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ListPage } from '../../src/portal/ListPage';
import type { Asked, Found } from '../../src/portal/publicApi';
import { draw } from '../pages';

const choice = (value: string, count: number) => ({ value, count, chosen: false });

/** A list that finds nothing as soon as it is narrowed to procurement. */
const find = (asked: Asked): Promise<Found<'due' | 'kind'>> =>
  Promise.resolve({
    at: '2026-11-21T12:00:00Z',
    total: String(asked['kind']) === 'PROCUREMENT' ? 0 : 2,
    page: 0,
    size: 20,
    facets: {
      due: [choice('today', 1)],
      kind: [choice('PROCUREMENT', 0), choice('ENGINEERING', 2)],
    },
    removing: [{ filter: 'kind', hitsWithout: 2 }],
  });

const list = (
  <ListPage
    name="notices"
    words={{
      title: 'Lots',
      search: 'Words',
      total: (count) => `${count} lots`,
      looked: (words) => `with ${words}`,
    }}
    find={find}
    narrowing={[
      { name: 'due', several: false },
      { name: 'kind', several: true },
    ]}
    feeds={({ exported }) => <a href={`/feed${exported}`}>feed</a>}
  >
    {({ total }) => <li>{`${total} cards`}</li>}
  </ListPage>
);

beforeEach(() =>
  vi.stubGlobal('matchMedia', () => ({ matches: true, addListener: () => {}, removeListener: () => {} })),
);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('a list is narrowed in its address, by one value of some filters and by several of others', async () => {
  const { router } = await draw(list);
  await screen.findByText('2 cards');

  fireEvent.click(screen.getByRole('radio', { name: /today/ }));
  fireEvent.click(screen.getByRole('checkbox', { name: /ENGINEERING/ }));

  expect(router.state.location.search).toBe('?due=today&kind=ENGINEERING');
  expect(screen.getByText('feed').getAttribute('href')).toBe('/feed?due=today&kind=ENGINEERING');
  expect(screen.queryAllByRole('radio')).toHaveLength(2); // any, or today
});

it('a filter that keeps everything away is named, and goes with one tap', async () => {
  const { router } = await draw(list);
  fireEvent.click(await screen.findByRole('checkbox', { name: /PROCUREMENT/ }));
  await screen.findByText('0 lots');
  expect(screen.queryByText(/cards/)).toBeNull();

  fireEvent.click(screen.getByRole('button', { name: 'nothing.drop' }));

  await screen.findByText('2 cards');
  expect(router.state.location.search).toBe('');
});
