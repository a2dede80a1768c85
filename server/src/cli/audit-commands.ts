/** The commands on the audit. */
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { example, wholeNumber } from './define-command.ts';

const ROWS_SHOWN = 20;
const ROWS_MAX = 10_000;

const CITIZEN_REASON = ['--reason <text>', 'why: the audit keeps it'] as const;

/** What the store has of one citizen. */
export function addCitizenCommands(program: Command, context: CommandContext): void {
  const citizen = program.command('citizen').description('tell and erase what the store has of one citizen');
  example(citizen.command('export'), 'citizen export --reason "The citizen asked on 3 March"')
    .description('show what the store has about a citizen; asks for the IIN')
    .requiredOption(...CITIZEN_REASON)
    .action(async (options) => (await import('./citizen-records.ts')).runCitizenExport(options, context));
  example(citizen.command('erase'), 'citizen erase --reason "The citizen withdrew the consent"')
    .description('erase what the request log still has about a citizen; asks for the IIN')
    .requiredOption(...CITIZEN_REASON)
    .action(async (options) => (await import('./citizen-records.ts')).runCitizenErase(options, context));
}

export function addAuditCommands(program: Command, context: CommandContext): void {
  const audit = program.command('audit').description('look at the audit, export and verify it');
  example(audit.command('list'), 'audit list --organization demonstration --limit 50')
    .description('show the newest rows')
    .option('--organization <id>', 'only the rows of this organisation')
    .option('--action <name>', 'only this event, such as api_key_revoked')
    .option('--limit <number>', 'how many rows', wholeNumber(1, ROWS_MAX), ROWS_SHOWN)
    .action(async (options) => (await import('./audit-list.ts')).runAuditList(options, context));
  example(audit.command('export'), 'audit export --to audit.jsonl')
    .description('write the sealed part of the audit')
    .option('--organization <id>', 'only the rows of this organisation')
    .option('--since <checkpoint-file>', 'prove that it continues this checkpoint; goes with --organization')
    .option('--to <file>', 'where to write it, instead of standard output')
    .option('--yes', 'replace the file that --to names, where it exists')
    .action(async (options, command: Command) => {
      if (options.since !== undefined && options.organization === undefined) {
        command.error(
          'error: --since goes with --organization: the export of all organisations can be held against any checkpoint.',
        );
      }
      await (await import('./audit-export.ts')).runAuditExport(options, context);
    });
  example(audit.command('verify'), 'audit verify audit.jsonl')
    .description('verify an export; needs no store')
    .argument('<file>', 'what audit export has written')
    .option('--key <verifier-key>', 'the key that must have signed it')
    .option('--checkpoint <file>', 'an earlier checkpoint, kept elsewhere')
    .action(async (file, options) => (await import('./audit-verify.ts')).runAuditVerify(file, options, context));
  example(audit.command('key'), 'audit key')
    .description('print the verifier key')
    .action(async () => (await import('./audit-key.ts')).printAuditKey(context));
  example(audit.command('checkpoint'), 'audit checkpoint > checkpoint.txt')
    .description('seal what is new, and print the checkpoint')
    .action(async () => (await import('./audit-checkpoint.ts')).printAuditCheckpoint(context));
}
