/** What an organisation may ask for with a session, checked against its flow. */
import type { Subject } from '../citizens/subject.ts';
import { readAsk, type TypedAsk } from '../claims/read-ask.ts';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import { type FieldError, GatewayError } from '../errors.ts';
import { assertMayAsk } from '../sessions/assert-may-go-on.ts';
import { readClientReference } from '../sessions/read-client-reference.ts';
import type { Flow, FlowPurpose } from './flow.ts';
import type { FlowOrder } from './flow-secret.ts';
import { documentTypeErrors, isDocumentTypeOf, purposeErrors, readUrl, trimmedPurpose } from './flow-settings.ts';
import type { FlowFileType } from './page-schemas.ts';

export const METADATA_BYTES_MAX = 4096;

/** As it came: what is left out is as the flow has it. */
export interface TypedFlowOrder extends TypedAsk {
  documentTypes?: readonly string[] | undefined;
  fileType?: FlowFileType | undefined;
  purpose?: Partial<FlowPurpose> | undefined;
  returnUrl?: string | undefined;
  clientReference?: string | undefined;
  metadata?: FlowOrder['metadata'] | undefined;
  scenario?: string | undefined;
}

/**
 * @param citizen what the organisation gives of the citizen
 * @throws GatewayError `invalid_request` that names each wrong field, `claims_only`
 */
export function readFlowOrder(typed: TypedFlowOrder, flow: Flow, citizen: Partial<Subject>): FlowOrder {
  const { documentTypes = flow.documentTypes, returnUrl = null, metadata = {} } = typed;
  const purpose = typed.purpose === undefined ? flow.purpose : { kk: null, ru: null, en: null, ...typed.purpose };
  const errors = [
    ...documentTypeErrors(documentTypes),
    ...foreignTypeErrors(documentTypes, flow.documentTypes),
    ...(returnUrl === null ? [] : returnUrlErrors(returnUrl, flow.returnUrls)),
    ...purposeErrors(purpose),
    ...metadataErrors(metadata),
  ];
  if (errors.length > 0) throw new GatewayError('invalid_request', { extras: { errors } });
  const types = [...new Set(documentTypes)] as DocumentTypeName[];
  const asked = readAsk(typed, types);
  assertMayAsk(flow, asked.ask);
  return {
    documentTypes: types,
    ...asked,
    fileType: asked.ask === null ? (typed.fileType ?? 'pdf') : null,
    purpose: trimmedPurpose(purpose),
    returnUrl,
    clientReference: readClientReference(typed.clientReference, citizen),
    metadata,
    scenario: typed.scenario ?? null,
  };
}

function foreignTypeErrors(typed: readonly string[], allowed: readonly DocumentTypeName[]): FieldError[] {
  const isForeign = (name: string) => documentTypeErrors([name]).length === 0 && !isDocumentTypeOf(name, allowed);
  const message = `must be one of those of the flow: ${allowed.join(', ')}`;
  return typed.flatMap((name, index) =>
    isForeign(name) ? [{ field: `document_types.${index}`, message, reason: 'not_of_the_flow' }] : [],
  );
}

/** The query may be another for each session. */
function returnUrlErrors(typed: string, allowed: readonly string[]): FieldError[] {
  const place = (text: string) => {
    const url = readUrl(text);
    const isPlain = url !== undefined && url.username === '' && url.password === '' && !text.includes('#');
    return isPlain ? url.origin + url.pathname : undefined;
  };
  const of = place(typed);
  if (of !== undefined && allowed.some((each) => place(each) === of)) return [];
  const message = 'must be one of the return addresses of the flow; only its query may be another';
  return [{ field: 'return_url', message, reason: 'not_of_the_flow' }];
}

function metadataErrors(metadata: Record<string, unknown>): FieldError[] {
  if (Buffer.byteLength(JSON.stringify(metadata)) <= METADATA_BYTES_MAX) return [];
  return [{ field: 'metadata', message: `must have at most ${METADATA_BYTES_MAX} bytes as JSON`, reason: 'too_long' }];
}
