/** A mail as the gateway sends it, and how it waits in the store until it is sent. */
import type { Ids } from '../clock.ts';
import { seal, unseal } from '../crypto/seal.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** A mail that waits. It holds an address and often a secret link, so the store alone cannot read it. */
export interface SealedMail {
  id: string;
  sealed: string;
}

const PURPOSE = 'qujat mail v1';

export function sealMail(mail: Mail, { sealing, ids }: { sealing: Uint8Array; ids: Ids }): SealedMail {
  return { id: ids.uuid(), sealed: seal(sealing, PURPOSE, JSON.stringify(mail)) };
}

export function unsealMail({ sealed }: SealedMail, sealing: Uint8Array): Mail {
  return JSON.parse(unseal(sealing, PURPOSE, sealed));
}
