/**
 * The form in which the vendor's Flow tells of an end, for receivers that were written for it: `technology.end`. It alone names the session
 * of the Flow, which its receiver asks by, and gives its metadata back. The webhooks' key encrypts both, as it does the document, which comes
 * along where the organisation has turned that on.
 */
import { createHash } from 'node:crypto';
import { decrypt, encrypt } from '../crypto/encrypt.ts';
import type { TakenDelivery } from './webhook-delivery.ts';
import type { ProviderData } from './webhook-event.ts';

export interface ToldSession {
  sessionId: string | null;
  metadata: Record<string, unknown>;
}

/** What was encrypted of an event. */
export interface Telling {
  session: ToldSession;
  /** JSON; undefined where no document is sent, or not any more. */
  result?: string | undefined;
}

const SESSION_PURPOSE = 'qujat webhook flow session v1';
const RESULT_PURPOSE = 'qujat webhook flow result v1';

/** Where members look at what was sent: the id opens the page, and the metadata is between the organisation's own systems. */
export const HIDDEN: Telling = { session: { sessionId: null, metadata: {} } };

export function encryptToldSession(session: ToldSession, webhookEncryption: Uint8Array): string {
  return encrypt(webhookEncryption, SESSION_PURPOSE, JSON.stringify(session));
}

export function encryptToldResult(result: string, webhookEncryption: Uint8Array): string {
  return encrypt(webhookEncryption, RESULT_PURPOSE, result);
}

/** A test event has neither. */
export function openTelling(
  { encryptedSession, encryptedResult }: Pick<TakenDelivery, 'encryptedSession' | 'encryptedResult'>,
  webhookEncryption: Uint8Array,
): Telling {
  return {
    session:
      encryptedSession === null
        ? HIDDEN.session
        : JSON.parse(decrypt(webhookEncryption, SESSION_PURPOSE, encryptedSession)),
    result: encryptedResult === null ? undefined : decrypt(webhookEncryption, RESULT_PURPOSE, encryptedResult),
  };
}

/** The same bytes in each attempt, as long as the document is there. */
export function providerBody(
  { eventId, type, createdAt, data }: Pick<TakenDelivery, 'eventId' | 'type' | 'createdAt' | 'data'>,
  { session, result = '{}' }: Telling,
): string {
  const { success = false, flow_name = null, failure_reason = null }: Partial<ProviderData> = JSON.parse(data);
  return JSON.stringify({
    id: uuidOf(eventId),
    event: type === 'flow.finished' ? 'technology.end' : type,
    session_id: session.sessionId,
    created: Math.floor(createdAt / 1_000),
    success,
    flow_name,
    metadata: session.metadata,
    data: { edocument_result: { ...JSON.parse(result), failure_reason } },
  });
}

/** The vendor's ids are UUIDs. One of version 8 (RFC 9562) stands for the event's id, so that it stays the same. */
function uuidOf(eventId: string): string {
  const bytes = createHash('sha256').update(eventId).digest().subarray(0, 16);
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x80, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}
