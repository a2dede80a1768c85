/** qujat audit: exports and verifies the audit, and shows its key and its newest checkpoint. */
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { exportAudit, exportOrganizationAudit } from '../audit/export-audit.ts';
import { sealNow } from '../audit/seal-now.ts';
import { createAuditArchive } from '../storage/stores/audit-archive.ts';
import { runAuditVerify } from './audit-verify.ts';
import { withAudit } from './open-audit.ts';

const USAGE = `Usage:
  qujat audit export [--organization ID [--since CHECKPOINT-FILE]] [--to FILE]
  qujat audit verify FILE [--key VERIFIER-KEY] [--checkpoint CHECKPOINT-FILE]
  qujat audit key
  qujat audit checkpoint`;

export async function runAudit([action, ...args]: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  if (action === 'export') return runExport(args, environment);
  if (action === 'verify') return runAuditVerify(args);
  if (action === 'key') return withAudit(environment, async ({ signer }) => print(`${signer.verifierKey}\n`));
  if (action === 'checkpoint') return withAudit(environment, async (audit) => print((await sealNow(audit)).note));
  throw new Error(USAGE);
}

async function runExport(args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const { organization, since, to } = parseArgs({
    args,
    options: { organization: { type: 'string' }, since: { type: 'string' }, to: { type: 'string' } },
  }).values;
  if (since !== undefined && organization === undefined) {
    throw new Error(
      '--since goes with --organization: the export of all organisations can be held against any checkpoint.',
    );
  }
  const earlier = since === undefined ? undefined : await readFile(since, 'utf8');
  await withAudit(environment, async (audit) => {
    const sealed = await sealNow(audit);
    const exported = { archive: createAuditArchive(audit.database), verifierKey: audit.signer.verifierKey, sealed };
    const lines =
      organization === undefined ? exportAudit(exported) : exportOrganizationAudit(exported, organization, earlier);
    await writeLines(lines, to);
    process.stderr.write(`Exported what is sealed: ${sealed.treeSize} rows of all organisations.\n`);
  });
}

/** A file that only its owner may read: it says who asked for documents, and when. */
async function writeLines(lines: AsyncIterable<string>, to: string | undefined): Promise<void> {
  if (to === undefined) await pipeline(Readable.from(lines), process.stdout, { end: false });
  else await pipeline(Readable.from(lines), createWriteStream(to, { mode: 0o600 }));
}

function print(text: string): void {
  process.stdout.write(text);
}
