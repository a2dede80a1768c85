/** qujat backup-key: makes the key that opens backups, and prints the one that they are encrypted to. age-keygen does the same. */
import { writeFileSync } from 'node:fs';
import { hasCode } from '../system/system-words.ts';
import type { CommandContext } from './command-context.ts';

export interface BackupKeyOptions {
  to: string;
}

export async function runBackupKey({ to }: BackupKeyOptions, { terminal }: CommandContext): Promise<void> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  writeNew(to, `# public key: ${recipient}\n${identity}\n`);
  terminal.print({ recipient, file: to }, `${recipient}\n`);
  terminal.note(`${to} opens the backups that are made with this recipient. Keep it away from the gateway.`);
}

function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    throw new Error(`${file} exists already. Name another file.`, { cause: error });
  }
}
