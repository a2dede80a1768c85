/** The log of requests. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

export type Operation = 'requestDocument' | 'resendOtp' | 'approveSession' | 'generateFiles' | 'checkMcdb';

export interface LoggedRequest {
  request_id: string;
  time: string;
  operation: Operation;
  environment: 'test' | 'live';
  /** Null for a call without a document. */
  document_type: string | null;
  /** `ok` or the code of an error. */
  outcome: string;
  iin: string | null;
  phone: string | null;
  duration_ms: number;
  state_ms: number | null;
}

/** As in the query of the API; what is empty does not filter. */
export type RequestFilter = Partial<
  Record<'from' | 'operation' | 'document_type' | 'environment' | 'outcome' | 'request_id', string>
>;

interface RequestPage {
  requests: LoggedRequest[];
  next: string | null;
}

export const listRequests = (organizationId: string, filter: RequestFilter, after: string | undefined) =>
  call<RequestPage>('GET', `${pathOf(organizationId)}?${queryOf(filter, after)}`);

/** Where the browser fetches the same as a file. */
export const exportRequestsUrl = (organizationId: string, filter: RequestFilter) =>
  `/api/v1${pathOf(organizationId)}export/?${queryOf(filter)}`;

export const requestsQuery = (organizationId: string, filter: RequestFilter) =>
  infiniteQueryOptions({
    queryKey: ['requests', organizationId, filter],
    queryFn: ({ pageParam }) => listRequests(organizationId, filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: RequestPage) => next ?? undefined,
  });

const pathOf = (organizationId: string) => `/cabinet/organizations/${organizationId}/requests/`;

function queryOf(filter: RequestFilter, after?: string): URLSearchParams {
  const entries = Object.entries({ ...filter, after }).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(entries as [string, string][]);
}
