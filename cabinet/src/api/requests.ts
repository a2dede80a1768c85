/** The request log. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import { type Answer, type Params, urlOf } from './operation.ts';

export { loggedErrors } from '../../generated/logged-errors.ts';

type RequestPage = Answer<'listRequests'>;

export type LoggedRequest = RequestPage['requests'][number];
export type Operation = LoggedRequest['operation'];

/** As in the query of the API; what is empty does not filter. */
export type RequestFilter = { [Field in keyof Omit<Params<'exportRequests'>, 'organization_id'>]?: string | undefined };

const paramsOf = (organization_id: string, filter: RequestFilter) =>
  ({ organization_id, ...filter }) as Params<'exportRequests'>;

export const listRequests = (organizationId: string, filter: RequestFilter, after: string | undefined) =>
  call('listRequests', { params: { ...paramsOf(organizationId, filter), after } });

/** Where the browser fetches the same as a file. */
export const exportRequestsUrl = (organizationId: string, filter: RequestFilter) =>
  urlOf('exportRequests', paramsOf(organizationId, filter));

/** One call; null where there is none, or no more. */
export const requestQuery = (organizationId: string, request_id: string) =>
  queryOptions({
    queryKey: ['request', organizationId, request_id],
    queryFn: async () => (await listRequests(organizationId, { request_id }, undefined)).requests[0] ?? null,
  });

/** The calls of one session, the first first. */
export const sessionCallsQuery = (organizationId: string, session: string) =>
  queryOptions({
    queryKey: ['session-calls', organizationId, session],
    queryFn: async () => (await listRequests(organizationId, { session }, undefined)).requests.toReversed(),
  });

export const requestsQuery = (organizationId: string, filter: RequestFilter) =>
  infiniteQueryOptions({
    queryKey: ['requests', organizationId, filter],
    queryFn: ({ pageParam }) => listRequests(organizationId, filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: RequestPage) => next ?? undefined,
  });
