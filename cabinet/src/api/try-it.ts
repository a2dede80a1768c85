/**
 * The calls of the Backend API and of the sandbox, as an integrator makes them: with the test key, without the cabinet's log-in. A
 * test key reaches only synthetic people; so the page may hold it.
 */
import { queryOptions } from '@tanstack/react-query';
import { ApiError } from './call.ts';

export type Situation =
  | 'ok'
  | 'document_missing'
  | 'egov_unreachable'
  | 'egov_unavailable'
  | 'egov_timeout'
  | 'government_service_error'
  | 'subject_not_found_in_mcdb'
  | 'profile_not_found';

export interface SandboxSubject {
  iin: string;
  phone: string;
  full_name: string;
  situation: Situation;
  document_types: string[];
}

export interface SandboxMessage {
  id: string;
  phone: string;
  text: string;
  code: string;
  sent_at: string;
}

export interface OpenSession {
  backend_session_id: string;
  expires_at: string;
  resend_after: string | null;
  phone_masked: string;
}

export interface DocumentReply {
  document_type: string;
  result_json: { common: { docNumber: string }; domain: object };
  extra: object;
  gender: string | null;
  face_photo: string | null;
  qrcode: string;
  barcode: string;
  document_image: string | null;
  document_pdf: string | null;
}

export type FileType = 'pdf' | 'image' | 'none';

/** An answer, and how far the gateway's clock is ahead of this computer's. */
export interface Timed<Answer> {
  answer: Answer;
  clockAheadMs: number;
}

const ONLINE_ACCESS = '/api/v1/backend/e-document/online-access';

/** What was asked with a key is forgotten with the page that holds it. */
const FORGOTTEN = { gcTime: 0 };

export const sandboxSubjectsQuery = (testKey: string) =>
  queryOptions({
    ...FORGOTTEN,
    queryKey: ['sandbox-subjects', testKey],
    queryFn: async () => {
      const { answer } = await send<{ subjects: SandboxSubject[] }>('/api/v1/sandbox/subjects/', { testKey });
      return answer.subjects;
    },
  });

/** @param sessionId another session begins with an empty phone, so that no older code is taken for its own */
export const sandboxMessagesQuery = (testKey: string, phone: string, sessionId?: string) =>
  queryOptions({
    ...FORGOTTEN,
    queryKey: ['sandbox-messages', testKey, phone, sessionId],
    queryFn: async () => {
      const path = `/api/v1/sandbox/messages/?phone=${phone}`;
      return (await send<{ messages: SandboxMessage[] }>(path, { testKey })).answer.messages;
    },
  });

export const requestDocument = (
  documentType: string,
  body: { api_key: string; iin: string; phone: string },
  idempotencyKey: string,
) => send<OpenSession>(`${ONLINE_ACCESS}/request/${documentType}/`, { body, idempotencyKey });

export const resendOtp = (backendSessionId: string) =>
  send<OpenSession>(`${ONLINE_ACCESS}/resend/`, { body: { backend_session_id: backendSessionId } });

export type ApproveBody = ReturnType<typeof approveBody>;

export const approveSession = async (body: ApproveBody, idempotencyKey: string) =>
  (await send<DocumentReply>(`${ONLINE_ACCESS}/approve/`, { body, idempotencyKey })).answer;

export function approveBody(backendSessionId: string, code: string, fileType: FileType) {
  const file = fileType !== 'none';
  return { backend_session_id: backendSessionId, code, file, file_type: file ? fileType : 'pdf' };
}

interface Sending {
  testKey?: string;
  body?: object;
  idempotencyKey?: string;
}

async function send<Answer>(path: string, { testKey, body, idempotencyKey }: Sending = {}) {
  const response = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
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
  return { answer: answer as Answer, clockAheadMs: clockAheadMs(response.headers.get('date')) };
}

/** The header has whole seconds, and the way takes some time: less than that is no difference. */
const UNSURE_MS = 2_000;

function clockAheadMs(date: string | null): number {
  const aheadMs = Date.parse(date ?? '') - Date.now();
  return Math.abs(aheadMs) > UNSURE_MS ? aheadMs : 0;
}
