/** The cabinet starts: language, theme, then the page that the address names. */
import './theme.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.ts';
import { startI18n } from './i18n/i18n.ts';
import { takeOnePressEach } from './one-press.ts';
import { router } from './router.tsx';
import { startTheme } from './theme.ts';

startTheme();
takeOnePressEach(document);
await startI18n();

const place = document.getElementById('cabinet');
if (place === null) throw new Error('index.html has no element "cabinet"');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
