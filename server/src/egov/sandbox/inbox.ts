/**
 * The SMS of the sandbox's "1414". The people are synthetic and the codes guard nothing, but phone, text and code are encrypted all
 * the same: so no table holds any in plain, and a search for leaks needs no exception.
 */
import { createEncryption, type Encryption } from '../../crypto/encrypt.ts';
import { subjectHmac } from '../../crypto/subject-hmac.ts';
import type { EncryptedMessage, SandboxStore } from './sandbox-store.ts';

export interface SandboxMessage {
  id: string;
  /** The `requestId` of the document request that caused this SMS. */
  requestId: string;
  organizationId: string;
  /** 11 digits. */
  phone: string;
  text: string;
  /** 6 digits. */
  code: string;
  /** Epoch milliseconds by the store's clock. */
  sentAt: number;
}

/** Undefined fields do not filter. */
export interface WantedMessages {
  /** 11 digits. */
  phone?: string | undefined;
  /** Epoch milliseconds; what was sent at that very time is not wanted. */
  sentAfter?: number | undefined;
  most: number;
}

const PURPOSE = 'qujat sandbox message v1';

export function createSandboxInbox(store: SandboxStore, key: Uint8Array) {
  const encryption = createEncryption(key, PURPOSE);
  return {
    insertMessage({ phone, text, code, ...rest }: Omit<SandboxMessage, 'sentAt'>, lateMs: number): Promise<void> {
      const encryptedContent = encryption.encrypt(JSON.stringify({ phone, text, code }));
      return store.insertMessage({ ...rest, phoneHash: subjectHmac(key, 'phone', phone), encryptedContent, lateMs });
    },

    /** Newest first. Opens only what it returns. */
    async listMessages(organizationId: string, { phone, ...wanted }: WantedMessages): Promise<SandboxMessage[]> {
      const phoneHash = phone === undefined ? undefined : subjectHmac(key, 'phone', phone);
      const messages = await store.listMessages(organizationId, { phoneHash, ...wanted });
      return messages.map((message) => decryptMessage(message, encryption));
    },

    async findLatestMessage(requestId: string): Promise<{ message: SandboxMessage; nowMs: number } | undefined> {
      const latest = await store.findLatestMessage(requestId);
      return latest && { message: decryptMessage(latest.message, encryption), nowMs: latest.nowMs };
    },
  };
}

/** As `SandboxStore`, decrypted. */
export type SandboxInbox = ReturnType<typeof createSandboxInbox>;

function decryptMessage(
  { phoneHash: _, encryptedContent, ...rest }: EncryptedMessage,
  encryption: Encryption,
): SandboxMessage {
  const content = JSON.parse(encryption.decrypt(encryptedContent)) as Pick<SandboxMessage, 'phone' | 'text' | 'code'>;
  return { ...rest, ...content };
}
