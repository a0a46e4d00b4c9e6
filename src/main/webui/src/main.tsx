import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { catchUpAfterSilence, queries } from './api/queries';
import { startLanguage } from './i18n/language';
import { startConnection } from './live/connection';
import { routes } from './routes';
import { Themed } from './ui/Themed';
import './ui/tokens.css';
import './ui/shell.css';
import './ui/page.css';
import './ui/print.css';

const root = document.getElementById('root');
if (!root) {
  throw new Error('index.html has no #root');
}
await startLanguage();
startConnection();
catchUpAfterSilence();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Themed>
        <RouterProvider router={createBrowserRouter(routes)} />
      </Themed>
    </QueryClientProvider>
  </StrictMode>,
);
