/** What an organisation has done lately. The page asks for it again and again by itself. */
import { queryOptions } from '@tanstack/react-query';
import { almatyDay, DAY_MS } from '../format.ts';
import type { Environment } from './api-keys.ts';
import { call } from './call.ts';
import type { LoggedRequest } from './requests.ts';
import type { DayUsage } from './usage.ts';

const DAYS = 30;
const CALLS = 8;

export interface Lately {
  /** The newest first. */
  calls: LoggedRequest[];
  /** To today, each of them. */
  days: DayUsage[];
}

export const latelyQuery = (organization_id: string, environment: Environment) =>
  queryOptions({
    queryKey: ['lately', organization_id, environment],
    queryFn: async (): Promise<Lately> => {
      const nowMs = Date.now();
      const period = { from: almatyDay(nowMs - (DAYS - 1) * DAY_MS), to: almatyDay(nowMs) };
      const [{ requests }, { days }] = await Promise.all([
        call('listRequests', { params: { organization_id, environment }, byPage: true }),
        call('readUsage', { params: { organization_id, environment, ...period }, byPage: true }),
      ]);
      return { calls: requests.slice(0, CALLS), days };
    },
  });
