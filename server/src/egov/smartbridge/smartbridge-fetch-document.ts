/** Stage 3 at the state: the code gives a token, the token the document. The same code, given again, brings both again. */
import type { CodeAnswer, StateDocumentReference } from '../egov.ts';
import { type Consent, confirmConsent, stateNameOf } from './ask-consent.ts';
import { askState, type StateLink, type StateMessage } from './exchange.ts';
import { readDocument } from './state-document.ts';
import { refusalOf } from './state-meaning.ts';

/** @throws GatewayError with an `EgovErrorCode` */
export async function fetchDocument(
  request: StateDocumentReference,
  code: string,
  link: StateLink,
  signal: AbortSignal,
): Promise<CodeAnswer> {
  stateNameOf(request, link);
  const consent = await confirmConsent(request, code, link, signal);
  if ('outcome' in consent) return consent;
  const answer = await askState(link, documentMessage(request, consent, link), signal);
  const refusal = refusalOf(answer);
  if (refusal !== undefined) return refusal;
  return { outcome: 'document', document: readDocument(request.documentType, answer.fields, link.mapping) };
}

function documentMessage(
  request: StateDocumentReference,
  { token, publicKey }: Consent,
  link: StateLink,
): StateMessage {
  const { credentialsIn, request: names } = link.mapping.document;
  const subject = [[names.iin, request.iin] as const, [names.documentType, stateNameOf(request, link)] as const];
  const credentials = [[names.token, token] as const, [names.publicKey, publicKey] as const];
  const message = { service: 'document' as const, requestId: request.requestId };
  if (credentialsIn === 'data') return { ...message, fields: [...subject, ...credentials] };
  return { ...message, fields: subject, properties: credentials.map(([key, value]) => ({ key, value })) };
}
