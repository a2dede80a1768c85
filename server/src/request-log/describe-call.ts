/** A line of the request log as its readers see it, on the cabinet's page and in the CSV. */
import type { StoredCall } from './request-log-store.ts';

export function describeCall(call: StoredCall) {
  return {
    time: new Date(call.createdAt).toISOString(),
    request_id: call.requestId,
    session: call.session,
    operation: call.operation,
    environment: call.environment,
    api_key_id: call.apiKeyId,
    document_type: call.documentType,
    outcome: call.outcome,
    iin: call.iinMasked,
    phone: call.phoneMasked,
    duration_ms: call.durationMs,
    state_ms: call.stateMs,
  };
}
