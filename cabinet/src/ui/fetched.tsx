/** What was asked for, once it is here; until then that it comes, or why it does not. */
import type { ReactNode } from 'react';
import { Failed } from './failed.tsx';
import { Loading } from './page.tsx';

interface FetchedProps<Data> {
  query: { data: Data | undefined; error: unknown; refetch(): unknown };
  children(data: Data): ReactNode;
}

export function Fetched<Data>({ query: { data, error, refetch }, children }: FetchedProps<Data>) {
  if (data !== undefined) return children(data);
  return error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />;
}
