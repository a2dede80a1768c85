/** Usage in numbers. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Answer, Params } from './operation.ts';

export type Usage = Answer<'readUsage'>;
export type DayUsage = Usage['days'][number];
/** Days of Almaty, `YYYY-MM-DD`, both included. */
export type UsagePeriod = Required<Omit<Params<'readUsage'>, 'organization_id'>>;

export const readUsage = (organization_id: string, period: UsagePeriod) =>
  call('readUsage', { params: { organization_id, ...period } });

export const usageQuery = (organizationId: string, period: UsagePeriod) =>
  queryOptions({
    queryKey: ['usage', organizationId, period],
    queryFn: () => readUsage(organizationId, period),
    placeholderData: (before) => before,
  });
