/** How the cabinet fetches: an error is shown at once where trying again cannot help. */
import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './call.ts';

const FRESH_MS = 10_000;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.status >= 500),
    },
  },
});
