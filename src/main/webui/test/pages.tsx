import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { createMemoryRouter, RouterProvider } from 'react-router';
import problemsEn from '../src/i18n/en/problems.json';
import shellEn from '../src/i18n/en/shell.json';
import type { Session } from '../src/api/session';

/** Draws something as part of a page, in English, for whoever is logged in. */
export async function draw(what: ReactNode, session: Session = { account: 'anna', roles: [] }) {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { shell: shellEn, problems: problemsEn } },
    interpolation: { escapeValue: false },
  });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queries.setQueryData(['session'], session);
  const router = createMemoryRouter([{ path: '*', element: what }]);
  const drawn = render(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { ...drawn, queries, router };
}
