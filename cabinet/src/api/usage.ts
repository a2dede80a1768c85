/** Usage in numbers. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

export interface DayUsage {
  day: string;
  ok: number;
  failed: number;
  delivered: number;
}

export interface Usage {
  days: DayUsage[];
  document_types: { document_type: string; requested: number; failed: number; delivered: number }[];
  outcomes: { outcome: string; calls: number }[];
  state: { calls: number; median_ms: number | null; p95_ms: number | null };
}

/** Days of Almaty, `YYYY-MM-DD`, both included. */
export interface UsagePeriod {
  from: string;
  to: string;
  environment: 'test' | 'live';
}

export const readUsage = (organizationId: string, { from, to, environment }: UsagePeriod) =>
  call<Usage>(
    'GET',
    `/cabinet/organizations/${organizationId}/usage/?${new URLSearchParams({ from, to, environment })}`,
  );

export const usageQuery = (organizationId: string, period: UsagePeriod) =>
  queryOptions({
    queryKey: ['usage', organizationId, period],
    queryFn: () => readUsage(organizationId, period),
    placeholderData: (before) => before,
  });
