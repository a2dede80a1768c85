/** qujat audit verify: checks an export. It needs no store and no key but the file, and fits on any machine. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Presets, SingleBar } from 'cli-progress';
import { readLines } from '../audit/read-lines.ts';
import { type VerifiedAudit, verifyAudit } from '../audit/verify-audit.ts';
import type { CommandContext } from './command-context.ts';

export interface AuditVerifyOptions {
  key?: string;
  /** A file. */
  checkpoint?: string;
}

export async function runAuditVerify(
  file: string,
  options: AuditVerifyOptions,
  { terminal }: CommandContext,
): Promise<void> {
  const { key } = options;
  const checkpoint = options.checkpoint === undefined ? undefined : await readFile(options.checkpoint, 'utf8');
  const verified = await verifyAudit(readLines(withProgress(file, (await stat(file)).size)), { key, checkpoint });
  terminal.print(verified, describe(verified, key !== undefined, checkpoint !== undefined));
}

/** The file's bytes, and a bar on the terminal that says how many of them are read. */
async function* withProgress(file: string, bytes: number): AsyncGenerator<Uint8Array> {
  // Where nobody looks, cli-progress draws nothing.
  const bar = new SingleBar(
    { stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(bytes, 0);
  try {
    for await (const chunk of createReadStream(file)) {
      yield chunk as Uint8Array;
      bar.increment((chunk as Uint8Array).length);
    }
  } finally {
    bar.stop();
  }
}

function describe(verified: VerifiedAudit, keyGiven: boolean, checkpointGiven: boolean): string {
  const { rows, organizations, checkpoints, sealedRows, key } = verified;
  const lines = [
    `The export is whole: ${rows} rows of ${organizations} organisations, ${checkpoints} checkpoints, sealed at ${sealedRows} rows in all.`,
    keyGiven ? 'It is signed with the given key.' : `It is signed with the key that it names: ${key}`,
  ];
  if (!keyGiven) lines.push('Whether that is the right key, only a key from elsewhere tells: give it with --key.');
  lines.push(
    checkpointGiven
      ? 'It continues the checkpoint that was kept.'
      : 'Whether it was sealed anew, or ends too early, only a checkpoint that was kept elsewhere tells: give it with --checkpoint.',
  );
  return `${lines.join('\n')}\n`;
}
