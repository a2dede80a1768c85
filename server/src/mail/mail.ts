/** A mail as the gateway sends it, and how it waits in the store until it is sent. */
import type { Ids } from '../clock.ts';
import { decrypt, encrypt } from '../crypto/encrypt.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** A mail that waits. It holds an address and often a secret link, so the store alone cannot read it. */
export interface EncryptedMail {
  id: string;
  encrypted: string;
}

const PURPOSE = 'qujat mail v1';

export function encryptMail(mail: Mail, { dataKey, ids }: { dataKey: Uint8Array; ids: Ids }): EncryptedMail {
  return { id: ids.uuid(), encrypted: encrypt(dataKey, PURPOSE, JSON.stringify(mail)) };
}

export function decryptMail({ encrypted }: EncryptedMail, dataKey: Uint8Array): Mail {
  return JSON.parse(decrypt(dataKey, PURPOSE, encrypted));
}
