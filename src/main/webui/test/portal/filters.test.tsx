import { act, renderHook } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { describe, expect, it } from 'vitest';
import { useFilters, type Filters } from '../../src/portal/useFilters';

/** The filters of a page at that address, and where the address goes. */
function at(address: string) {
  let filters: Filters | undefined;
  function Page() {
    filters = useFilters(['q', 'due'], ['kind'], ['sort']);
    return null;
  }
  const router = createMemoryRouter([{ path: '*', element: <Page /> }], { initialEntries: [address] });
  renderHook(() => null, { wrapper: () => <RouterProvider router={router} /> });
  return {
    filters: () => filters as Filters,
    address: () => router.state.location.pathname + router.state.location.search,
  };
}

describe('filters', () => {
  it('are read from the address, and pages counted from 0 for the platform', () => {
    const { filters } = at('/notices?q=CT&kind=A&kind=B&sort=newest&page=3');

    expect(filters().asked).toEqual({ q: 'CT', kind: ['A', 'B'], sort: 'newest', page: '2' });
    expect(filters().count).toBe(3);
    expect(filters().exported).toBe('?q=CT&kind=A&kind=B');
  });

  it('ignore what is none and what is empty', () => {
    const { filters } = at('/notices?q=&evil=1&page=0');

    expect(filters().asked).toEqual({ page: '0' });
    expect(filters().exported).toBe('');
  });

  it('begin at the first page again when one changes', () => {
    const { filters, address } = at('/notices?q=CT&kind=A&page=3');

    act(() => filters().set('kind', ['B', 'C']));

    expect(address()).toBe('/notices?q=CT&kind=B&kind=C');
  });

  it('are dropped together, but the order stays', () => {
    const { filters, address } = at('/notices?q=CT&kind=A&sort=newest');

    act(() => filters().clear());

    expect(address()).toBe('/notices?sort=newest');
  });

  it('keep standing on the way to another page', () => {
    const { filters } = at('/notices?q=CT');

    expect(filters().page(2)).toBe('?q=CT&page=2');
    expect(filters().page(1)).toBe('?q=CT');
  });
});
