/** How the system is, for operators. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Answer } from './operation.ts';

export type Health = Answer<'readHealth'>;
export type Connector = Health['connectors'][number];
export type MaintenanceTask = Health['tasks'][number];

const REFRESH_MS = 5_000;

export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: () => call('readHealth', { byPage: true }),
  refetchInterval: REFRESH_MS,
});
