/** Usage in numbers. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Answer, Params } from './operation.ts';

export type Usage = Answer<'readUsage'>;
export type DayUsage = Usage['days'][number];
/** Days of Almaty, `YYYY-MM-DD`, both included. */
type UsagePeriod = Required<Omit<Params<'readUsage'>, 'organization_id'>>;

export const usageQuery = (organization_id: string, period: UsagePeriod) =>
  queryOptions({
    queryKey: ['usage', organization_id, period],
    queryFn: () => call('readUsage', { params: { organization_id, ...period } }),
    placeholderData: (before) => before,
  });
