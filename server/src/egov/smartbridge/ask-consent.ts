/** КДП, the control of access to personal data: the citizen is asked by an SMS of 1414, and the code that comes back gives a token. */
import type { StateDocumentReference, StateDocumentRequest } from '../egov.ts';
import { egovFault } from '../http-answer.ts';
import { egovNotAsked } from '../not-asked.ts';
import { askState, type StateLink } from './exchange.ts';
import { assertSuccess, refusalOf } from './state-meaning.ts';

/** Has a code sent. Asked again for the same request, the state sends another, and the one before is dead. */
export async function askConsent(request: StateDocumentRequest, link: StateLink, signal: AbortSignal): Promise<void> {
  const { accessName, expiresInMs, constants, request: names } = link.mapping.consent;
  const { bin, responsible } = link.company;
  const field = (name: string | null, value: string | null) => (name === null ? [] : [[name, value] as const]);
  const answer = await askState(
    link,
    {
      service: 'consent',
      requestId: request.requestId,
      fields: [
        [names.iin, request.iin],
        ...field(names.company, request.organization.name),
        ...field(names.companyBin, bin),
        ...field(names.companyResponsible, responsible),
        ...field(names.employeeName, responsible),
        ...field(names.accessName, accessName),
        ...field(names.personalDataName, stateNameOf(request, link)),
        ...field(names.expiresInMs, String(expiresInMs)),
        ...Object.entries(constants),
      ],
    },
    signal,
  );
  assertSuccess(answer);
}

export interface Consent {
  token: string;
  publicKey: string;
}

/** Gives the citizen's code to the state. */
export async function confirmConsent(
  request: StateDocumentReference,
  code: string,
  link: StateLink,
  signal: AbortSignal,
): Promise<Consent | NonNullable<ReturnType<typeof refusalOf>>> {
  const { request: names, answer: answerNames } = link.mapping.consent;
  const fields = [[names.iin, request.iin] as const, [names.code, code] as const];
  const answer = await askState(link, { service: 'consent', requestId: request.requestId, fields }, signal);
  const refusal = refusalOf(answer);
  if (refusal !== undefined) return refusal;
  const token = answer.fields.get(answerNames.token) ?? '';
  const publicKey = answer.fields.get(answerNames.publicKey) ?? '';
  if (token === '' || publicKey === '')
    throw egovFault('government_service_error', 'the consent has no token or no key');
  return { token, publicKey };
}

/** @throws GatewayError `egov_unavailable` where the mapping does not have the type: nothing is sent then */
export function stateNameOf({ documentType }: StateDocumentReference | StateDocumentRequest, link: StateLink): string {
  const name = link.mapping.documentTypes[documentType];
  if (name !== undefined) return name;
  throw egovNotAsked('egov_unavailable', `the mapping has no name for the document type ${documentType}`);
}
