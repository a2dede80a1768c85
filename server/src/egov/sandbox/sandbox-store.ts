/** What the sandbox keeps of its own: the SMS that its "1414" has sent, which `inbox.ts` has sealed. */

export interface SealedMessage {
  id: string;
  /** The `requestId` of the document request that caused this SMS. */
  requestId: string;
  organizationId: string;
  /** Keyed HMAC of the phone, 64 hex digits. */
  phoneHash: string;
  sealedContent: string;
  /** Epoch milliseconds by the store's clock. */
  sentAt: number;
}

export interface SandboxStore {
  /** Stores the SMS; the store's clock stamps it. */
  insertMessage(message: Omit<SealedMessage, 'sentAt'>): Promise<void>;

  /** Messages to this phone, or to all phones, that this organisation has caused, newest first, 100 at most. */
  listMessages(organizationId: string, phoneHash: string | undefined): Promise<SealedMessage[]>;

  /** Deletes messages that were sent at least `ageMs` ago; gives their number, `most` at most. */
  forgetMessages(forgetting: { ageMs: number; most: number }): Promise<number>;

  /** The newest SMS of this document request, and the store's time (epoch ms). */
  findLatestMessage(requestId: string): Promise<{ message: SealedMessage; nowMs: number } | undefined>;
}
