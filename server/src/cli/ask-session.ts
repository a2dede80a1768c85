/** The session of an earlier request. Its id opens the document together with the code, so it is asked for as the code is. */
import type { Session } from '@qujat/sdk';
import { asDocumentType } from './request.ts';
import type { GatewayCall } from './with-gateway.ts';

export async function askSession({ answers }: GatewayCall): Promise<Session> {
  // Which document it is, the gateway knows.
  return { id: await answers.ask('session id'), documentType: asDocumentType('identity_card') };
}
