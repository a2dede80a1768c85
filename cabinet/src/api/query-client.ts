/** How the cabinet fetches: an error is shown at once where trying again cannot help, and a log-in that has ended is noticed. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './call.ts';

const FRESH_MS = 10_000;

/** Who is logged in. Asked again as soon as any call finds the log-in gone: then the frame leads to the log-in page. */
export const ACCOUNT_KEY = ['account'] as const;

function noticeEndedLogIn(error: unknown): void {
  if (!isLogInMissing(error)) return;
  const account = queryClient.getQueryState(ACCOUNT_KEY);
  if (account?.status === 'success') queryClient.invalidateQueries({ queryKey: ACCOUNT_KEY, exact: true });
}

export function isLogInMissing(error: unknown): error is ApiError {
  return error instanceof ApiError && ['not_logged_in', 'second_factor_required'].includes(error.code);
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEndedLogIn }),
  mutationCache: new MutationCache({ onError: noticeEndedLogIn }),
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.status >= 500),
    },
  },
});
