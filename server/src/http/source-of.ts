/** What the audit may keep of a call. */
import type { HttpRequest } from './server.ts';

export function sourceOf({ id, auditNetwork }: HttpRequest): { requestId: string; network: string | null } {
  return { requestId: id, network: auditNetwork };
}
