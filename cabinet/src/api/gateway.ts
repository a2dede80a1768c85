/** What this gateway offers. It does not change while it runs. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

export interface Gateway {
  /** Whether there is a development inbox here: only in a demonstration on one's own machine. */
  development_inbox: boolean;
  /** Whether `/gallery` and `/sandbox/phone` are there. */
  sample_pages: boolean;
  /** Whether `/docs` is there. */
  documentation: boolean;
  /** For which document types live keys have a source. */
  live_documents: 'all' | 'some' | 'none';
}

export const gatewayQuery = queryOptions({
  queryKey: ['gateway'],
  queryFn: () => call<Gateway>('GET', '/cabinet/gateway/'),
  staleTime: Number.POSITIVE_INFINITY,
});
