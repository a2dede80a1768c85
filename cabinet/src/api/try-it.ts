/**
 * The calls of the Backend API and of the sandbox, as an integrator makes them: with the test key, without the cabinet's log-in. A
 * test key reaches only synthetic people; so the page may hold it.
 */
import { queryOptions } from '@tanstack/react-query';
import { ApiError } from './call.ts';
import { type Answer, type Body, type Given, methodOf, type OperationName, type Params, urlOf } from './operation.ts';

export type SandboxSubject = Answer<'listSandboxSubjects'>['subjects'][number];
export type SandboxMessage = Answer<'listSandboxMessages'>['messages'][number];
export type OpenSession = Answer<'requestDocument'>;
export type DocumentReply = Answer<'approveSession'>;
/** Where the request asked for claims or fields. */
export type AnswersReply = Extract<DocumentReply, { claims: unknown }>;

export type FileType = 'pdf' | 'image' | 'none';

/** An answer, and how far the gateway's clock is ahead of this computer's. */
export interface Timed<Answer> {
  answer: Answer;
  clockAheadMs: number;
}

/** What was asked with a key is forgotten with the page that holds it. */
export const FORGOTTEN = { gcTime: 0 };

export const sandboxSubjectsQuery = (testKey: string) =>
  queryOptions({
    ...FORGOTTEN,
    queryKey: ['sandbox-subjects', testKey],
    queryFn: async () => (await send('listSandboxSubjects', { testKey })).answer.subjects,
  });

/** @param sessionId another session begins with an empty phone, so that no older code is taken for its own */
export const sandboxMessagesQuery = (testKey: string, phone: string, sessionId?: string) =>
  queryOptions({
    ...FORGOTTEN,
    queryKey: ['sandbox-messages', testKey, phone, sessionId],
    queryFn: async () => (await send('listSandboxMessages', { params: { phone }, testKey })).answer.messages,
  });

export const requestDocument = (document_type: string, body: Body<'requestDocument'>, idempotencyKey: string) =>
  send('requestDocument', { params: { document_type }, body, idempotencyKey });

export const resendOtp = (backend_session_id: string) => send('resendOtp', { body: { backend_session_id } });

/** @param credential_id as the answer of the request told it */
export const revokeCredential = (testKey: string, credential_id: string) =>
  send('revokeCredential', { params: { credential_id }, testKey });

type ApproveBody = Body<'approveSession'>;

export const approveSession = async (body: ApproveBody, idempotencyKey: string) =>
  (await send('approveSession', { body, idempotencyKey })).answer;

export function approveBody(backendSessionId: string, code: string, fileType: FileType): ApproveBody {
  const file = fileType !== 'none';
  return { backend_session_id: backendSessionId, code, file, file_type: file ? fileType : 'pdf' };
}

interface Sending {
  testKey?: string;
  idempotencyKey?: string;
}

export async function send<Name extends OperationName>(
  name: Name,
  given: Given<Name> & Sending,
): Promise<Timed<Answer<Name>>> {
  const { params, body, testKey, idempotencyKey }: Sending & { params?: Params<Name>; body?: unknown } = given;
  const response = await fetch(urlOf(name, params as Params<Name>), {
    method: methodOf(name),
    credentials: 'omit',
    headers: {
      accept: 'application/json',
      ...(testKey !== undefined && { authorization: `Bearer ${testKey}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(response.status, answer);
  return { answer: answer as Answer<Name>, clockAheadMs: clockAheadMs(response.headers.get('date')) };
}

/** The header has whole seconds, and the way takes some time: less than that is no difference. */
const UNSURE_MS = 2_000;

function clockAheadMs(date: string | null): number {
  const aheadMs = Date.parse(date ?? '') - Date.now();
  return Math.abs(aheadMs) > UNSURE_MS ? aheadMs : 0;
}
