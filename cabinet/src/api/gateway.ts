/** What this gateway offers. It does not change while it runs. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

export const gatewayQuery = queryOptions({
  queryKey: ['gateway'],
  queryFn: () => call('describeGateway'),
  staleTime: Number.POSITIVE_INFINITY,
});
