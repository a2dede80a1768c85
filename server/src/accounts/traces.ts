/** What an event leaves behind in the same commit: its audit rows, and the mail that tells of it. */
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { EncryptedMail } from '../mail/mail.ts';

export interface Traces {
  audit: readonly AuditEntry[];
  mail?: EncryptedMail | undefined;
}
