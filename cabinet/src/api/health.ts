/** How the system is, for operators. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

export interface Connector {
  name: string;
  environment: 'test' | 'live';
  document_types: string[];
  guard: { breaker: 'closed' | 'half_open' | 'open'; in_flight: number; queued: number } | null;
  calls: number;
  failed: number;
  refusals: { breaker_open: number; queue_full: number; deadline_in_queue: number };
  last_call: {
    operation: 'requestDocument' | 'resendOtp' | 'fetchDocument' | 'checkMcdb';
    outcome: string;
    duration_ms: number;
    age_seconds: number;
  } | null;
}

export interface MaintenanceTask {
  name: string;
  every_seconds: number;
  last_turn_at: string | null;
  late: boolean;
}

export interface Health {
  version: string;
  node: string;
  uptime_seconds: number;
  connectors: Connector[];
  store: { kind: 'sqlite' | 'postgresql'; answer_ms: number; newest_migration: string };
  tasks: MaintenanceTask[];
  mails: {
    waiting: number;
    retried: number;
    oldest_at: string | null;
    go_to: 'smtp' | 'development_inbox' | 'nowhere';
  };
}

const REFRESH_MS = 5_000;

export const readHealth = () => call<Health>('GET', '/cabinet/operator/health/', undefined, { byPage: true });

export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: readHealth,
  refetchInterval: REFRESH_MS,
});
