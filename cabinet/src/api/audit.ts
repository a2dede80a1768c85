/** The audit, for operators. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, callForLines } from './call.ts';

export interface AuditRow {
  position: number;
  sequence: number;
  time: string;
  action: string;
  organization_id: string;
  organization_name: string | null;
  account_email: string | null;
  request_id: string | null;
  network: string | null;
  document_type: string | null;
  environment: 'test' | 'live' | null;
  error_code: string | null;
  subject: string | null;
  target: string | null;
  reason: string | null;
  before: string | null;
  after: string | null;
  hash: string;
}

/** As in the query of the API; what is empty does not filter. */
export type AuditFilter = Partial<Record<'organization_id' | 'action' | 'from' | 'to', string>>;

interface AuditPage {
  rows: AuditRow[];
  next: string | null;
}

export interface SealedAudit {
  key: string;
  unsealed_rows: number;
  checkpoint: { rows: number; sealed_at: string; note: string } | null;
}

export type VerificationStep =
  | { step: 'checking'; rows: number; of: number }
  | { step: 'whole'; rows: number; chains: number; checkpoints: number }
  | { step: 'broken'; fault: string };

const AUDIT = '/cabinet/operator/audit/';

export const listAudit = (filter: AuditFilter, after: string | undefined) => {
  const entries = Object.entries({ ...filter, after }).filter(([, value]) => value !== undefined && value !== '');
  return call<AuditPage>('GET', `${AUDIT}?${new URLSearchParams(entries as [string, string][])}`);
};

/** Each search leaves a row in the audit: so it is repeated only when it is asked for. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => listAudit(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: AuditPage) => next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const readCheckpoint = () => call<SealedAudit>('GET', `${AUDIT}checkpoint/`);

export const checkpointQuery = queryOptions({ queryKey: ['audit-checkpoint'], queryFn: readCheckpoint });

/** @throws ApiError `verification_running` */
export const verifyAudit = (onStep: (step: VerificationStep) => void, signal: AbortSignal) =>
  callForLines<VerificationStep>('POST', `${AUDIT}verification/`, onStep, signal);

/** Where the browser fetches the export as a file. */
export const EXPORT_AUDIT_URL = `/api/v1${AUDIT}export/`;
