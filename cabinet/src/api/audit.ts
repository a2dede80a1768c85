/** The audit, for operators. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, callForLines } from './call.ts';
import { type Answer, type Params, urlOf } from './operation.ts';

type AuditPage = Answer<'listAudit'>;
export type AuditRow = AuditPage['rows'][number];
export type SealedAudit = Answer<'readCheckpoint'>;

/** As in the query of the API; what is empty does not filter. */
export type AuditFilter = Partial<Record<'organization_id' | 'action' | 'from' | 'to', string>>;

/** A line of the answer of `verifyAudit`. */
export type VerificationStep =
  | { step: 'checking'; rows: number; of: number }
  | { step: 'whole'; rows: number; chains: number; checkpoints: number }
  | { step: 'broken'; fault: string };

/** Each search leaves a row in the audit: so it is repeated only when it is asked for. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam: after }) => call('listAudit', { params: { ...(filter as Params<'listAudit'>), after } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: AuditPage) => next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const checkpointQuery = queryOptions({ queryKey: ['audit-checkpoint'], queryFn: () => call('readCheckpoint') });

/** @throws ApiError `verification_running` */
export const verifyAudit = (onStep: (step: VerificationStep) => void, signal: AbortSignal) =>
  callForLines<VerificationStep>('verifyAudit', onStep, signal);

/** Where the browser fetches the export as a file. */
export const EXPORT_AUDIT_URL = urlOf('exportAudit', undefined);
