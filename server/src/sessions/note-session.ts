/** noteSession: tells the request log whose call it is, once its session is known. */
import type { Session } from './session.ts';
import type { LoggedContext } from './session-context.ts';
import { referenceOfSession } from './session-secret.ts';

type NotedSession = Pick<Session, 'idHash' | 'organizationId' | 'environment' | 'apiKeyId' | 'documentType'>;

export function noteSession({ idHash, ...owner }: NotedSession, context: LoggedContext): void {
  context.noteOwner({ ...owner, session: referenceOfSession(idHash) });
}
