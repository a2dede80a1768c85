/** A line of the request log as its readers see it, on the cabinet's page and in the CSV. */
import type { StoredRequest } from './request-log-store.ts';

export function describeRequest(request: StoredRequest) {
  return {
    time: new Date(request.createdAt).toISOString(),
    request_id: request.requestId,
    session: request.session,
    operation: request.operation,
    environment: request.environment,
    api_key_id: request.apiKeyId,
    document_type: request.documentType,
    outcome: request.outcome,
    iin: request.iinMasked,
    phone: request.phoneMasked,
    duration_ms: request.durationMs,
    state_ms: request.stateMs,
  };
}
