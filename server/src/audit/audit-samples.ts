/** An audit over a real store, for the tests of export and verification: three organisations, sealed four times. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../storage/open-database.ts';
import { createAuditArchive } from './audit-archive-store.ts';
import { insertAudit } from './audit-statements.ts';
import { createAuditStore } from './audit-store.ts';
import { chainAudit } from './chain-audit.ts';
import { createCheckpointSigner } from './checkpoint.ts';
import { exportAudit, exportOrganizationAudit } from './export-audit.ts';
import { readLines } from './read-lines.ts';
import { sealAudit } from './seal-audit.ts';
import { type VerifiedAudit, type VerifyOptions, verifyAudit } from './verify-audit.ts';

export const signer = createCheckpointSigner(new Uint8Array(32).fill(3));
export const otherSigner = createCheckpointSigner(new Uint8Array(32).fill(4));
export const organizations = ['alma', 'ұйым', 'late'] as const;

export async function openSampleAudit() {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'qujat-audit-'));
  let [nowMs, ids] = [1_770_000_000_000, 0];
  const database = await openDatabase({ dataDirectory, nowMs: () => nowMs++ });
  const store = createAuditStore(database);

  const append = async (organizationIds: readonly string[]): Promise<string> => {
    for (const organizationId of organizationIds) {
      ids += 1;
      const id = `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
      const documentType = ids % 2 === 0 ? 'identity_card' : null;
      const entry = { id, organizationId, action: 'document_requested' as const, documentType, target: `"№${ids}"\n` };
      await database.commit([insertAudit(database, entry)]);
    }
    await chainAudit(store, 100);
    const sealed = await sealAudit(store, signer);
    return sealed?.note ?? '';
  };
  const exported = async () => {
    const sealed = await store.findLastCheckpoint();
    if (sealed === undefined) throw new Error('Nothing is sealed');
    return { archive: createAuditArchive(database.reports), verifierKey: signer.verifierKey, sealed };
  };

  const [a, b, c] = organizations;
  const checkpoints: string[] = [];
  for (const rows of [
    [a, b, a, a],
    [b, b],
    [c, a, b, c, a, a, b],
    [c, a, c],
  ])
    checkpoints.push(await append(rows));
  return {
    database,
    /** The signed notes, oldest first. */
    checkpoints,
    /** Lines without their newlines. */
    exportAll: async (): Promise<string[]> => linesOf(exportAudit(await exported())),
    exportOne: async (organizationId: string, since?: string): Promise<string[]> =>
      linesOf(exportOrganizationAudit(await exported(), organizationId, since)),
    /** Writes rows, one per name, chains and seals them. */
    append,
    close: async (): Promise<void> => {
      await database.close();
      await rm(dataDirectory, { recursive: true });
    },
  };
}

export type SampleAudit = Awaited<ReturnType<typeof openSampleAudit>>;

/** What verification says of a file with these lines, and, for bytes, of a file with these bytes. */
export function verifyFile(file: readonly string[] | Uint8Array, options?: VerifyOptions): Promise<VerifiedAudit> {
  const bytes = file instanceof Uint8Array ? file : Buffer.from(file.map((line) => `${line}\n`).join(''));
  return verifyAudit(readLines(inPortions(bytes)), options);
}

/** Of a length that cuts lines, and letters, in the middle. */
async function* inPortions(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 101) yield bytes.subarray(start, start + 101);
}

async function linesOf(lines: AsyncIterable<string>): Promise<string[]> {
  return (await Array.fromAsync(lines)).map((line) => line.slice(0, -1));
}
