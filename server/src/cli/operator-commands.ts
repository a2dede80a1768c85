/** The commands of the operator: they work on the store that the settings name, beside the gateway. */
import { type Command, Option } from 'commander';
import { environments } from '../words/environment.ts';
import type { CommandContext } from './command-context.ts';
import { example, readDay, readTime } from './define-command.ts';

const ORGANIZATION = ['--organization <id>', 'whose: from organizations list'] as const;
const REASON = ['--reason <text>', 'why: the organisation reads it, and the audit keeps it'] as const;
const KEY_FILE = ['--to <file>', 'write the key into this new file, instead of standard output'] as const;

export function addOperatorCommands(program: Command, context: CommandContext): void {
  addOrganizationCommands(program, context);
  addKeyCommands(program, context);
  addSubscriptionCommands(program, context);
  example(program.command('usage'), 'usage --organization demonstration --environment test')
    .description('show the calls and documents of an organisation, by day, document type and outcome')
    .requiredOption(...ORGANIZATION)
    .addOption(environmentOption().default('live'))
    .option('--from <day>', 'the first day in Almaty; without it, 30 days back', readDay)
    .option('--to <day>', 'the last day in Almaty; without it, today', readDay)
    .action(async (options) => (await import('./usage.ts')).runUsage(options, context));
  addAccountCommands(program, context);
  addBackupCommands(program, context);
}

function addOrganizationCommands(program: Command, context: CommandContext): void {
  const organizations = program.command('organizations').description('list, make, suspend and reopen organisations');
  example(organizations.command('list'), 'organizations list')
    .description('show all organisations, the newest first')
    .action(async () => (await import('./organizations-list.ts')).runOrganizationsList(context));
  example(organizations.command('create'), 'organizations create "Alma LLP"')
    .description('make an organisation with a test key, and print its id')
    .argument('<name>')
    .action(async (name) => (await import('./organizations-create.ts')).runOrganizationsCreate(name, context));
  const changes = {
    suspend: {
      description: 'stop an organisation: its keys can neither open nor continue sessions',
      reason: 'A key was leaked',
    },
    reopen: { description: 'end the suspension of an organisation', reason: 'The key is revoked' },
  } as const;
  for (const [change, { description, reason }] of Object.entries(changes)) {
    example(organizations.command(change), `organizations ${change} demonstration --reason "${reason}"`)
      .description(description)
      .argument('<id>')
      .requiredOption(...REASON)
      .action(async (id, options) =>
        (await import('./organizations-change.ts')).runOrganizationsChange(id, { ...options, change }, context),
      );
  }
}

function addKeyCommands(program: Command, context: CommandContext): void {
  const keys = program.command('keys').description('list, make, roll and revoke API keys; change the master key');
  example(keys.command('list'), 'keys list --organization demonstration')
    .description('show the API keys of an organisation, without the keys themselves')
    .requiredOption(...ORGANIZATION)
    .action(async (options) => (await import('./keys-list.ts')).runKeysList(options, context));
  example(
    keys.command('create'),
    'keys create --organization demonstration --environment live --name Shop --to key.txt',
  )
    .description('make an API key. It is shown once')
    .requiredOption(...ORGANIZATION)
    .requiredOption('--name <text>', 'what uses it, for people')
    .addOption(environmentOption().makeOptionMandatory())
    .option('--expires-at <time>', 'from then on it does not work', readTime)
    .option('--allow <range...>', 'addresses from which alone it may be used, such as 192.0.2.0/24')
    .option(...KEY_FILE)
    .action(async (options) => (await import('./keys-create.ts')).runKeysCreate(options, context));
  example(keys.command('roll'), 'keys roll 0b7f7d0e-2f35-4a41-9a0c-6a1de5c2f9d4 --organization demonstration')
    .description('make a new key that replaces an old one, which keeps working for a while')
    .argument('<key-id>', 'from keys list')
    .requiredOption(...ORGANIZATION)
    .addOption(
      new Option('--overlap <time>', 'how long the old key works on')
        .choices(['now', '1h', '24h', '7d'])
        .default('24h'),
    )
    .option(...KEY_FILE)
    .action(async (id, options) => (await import('./keys-roll.ts')).runKeysRoll(id, options, context));
  example(
    keys.command('revoke'),
    'keys revoke 0b7f7d0e-2f35-4a41-9a0c-6a1de5c2f9d4 --organization demonstration --reason "It was leaked"',
  )
    .description('end an API key at once and for good')
    .argument('<key-id>', 'from keys list')
    .requiredOption(...ORGANIZATION)
    .requiredOption(...REASON)
    .action(async (id, options) => (await import('./keys-revoke.ts')).runKeysRevoke(id, options, context));
  example(keys.command('rotate-master'), 'keys rotate-master')
    .description('encrypt the data keys under a new master key, while the gateways run')
    .action(async () => (await import('./keys-rotate-master.ts')).runRotateMaster(context));
}

function addSubscriptionCommands(program: Command, context: CommandContext): void {
  const subscriptions = program.command('subscriptions').description('list, grant and end subscriptions');
  example(subscriptions.command('list'), 'subscriptions list --organization demonstration')
    .description('show the subscriptions of an organisation')
    .requiredOption(...ORGANIZATION)
    .action(async (options) => (await import('./subscriptions-list.ts')).runSubscriptionsList(options, context));
  example(subscriptions.command('plans'), 'subscriptions plans')
    .description('show the plans that can be granted')
    .action(async () => (await import('./subscriptions-plans.ts')).runSubscriptionsPlans(context));
  example(subscriptions.command('grant'), 'subscriptions grant --organization demonstration --plan e-document-year')
    .description('grant a subscription from a plan, and print its id')
    .requiredOption(...ORGANIZATION)
    .requiredOption('--plan <id>', 'from subscriptions plans')
    .option('--starts-on <day>', 'its first day in Almaty; without it, at once', readDay)
    .action(async (options) => (await import('./subscriptions-grant.ts')).runSubscriptionsGrant(options, context));
  const changes = {
    enable: 'enable a subscription that was disabled',
    disable: 'disable a subscription; its period continues',
    end: 'end a subscription now. This cannot be undone',
  } as const;
  for (const [change, description] of Object.entries(changes)) {
    example(
      subscriptions.command(change),
      `subscriptions ${change} 5b1c2d7e-8f30-4d2a-9d55-2e0a7c1b9f11 --organization demonstration`,
    )
      .description(description)
      .argument('<subscription-id>', 'from subscriptions list')
      .requiredOption(...ORGANIZATION)
      .action(async (id, options) =>
        (await import('./subscriptions-change.ts')).runSubscriptionsChange(id, { ...options, change }, context),
      );
  }
}

function addAccountCommands(program: Command, context: CommandContext): void {
  const operator = program
    .command('operator')
    .description('make operators, and let people in who have lost their keys');
  example(operator.command('create'), 'operator create operator@gateway.example')
    .description('make an operator: print a link for this person, or set a password')
    .argument('<e-mail>')
    .option('--password-stdin', 'read the password from standard input, and print no link')
    .action(async (email, options) =>
      (await import('./operator-create.ts')).runOperatorCreate(email, options, context),
    );
  example(operator.command('reset-second-factors'), 'operator reset-second-factors aigerim@company.example')
    .description('remove authenticator, passkeys and recovery codes of a person who has lost them; all log-ins end')
    .argument('<e-mail>')
    .action(async (email) =>
      (await import('./operator-reset-second-factors.ts')).runResetSecondFactors(email, context),
    );
}

function addBackupCommands(program: Command, context: CommandContext): void {
  example(program.command('backup'), 'backup --recipient age1… --to qujat.backup')
    .description('write everything in the store at this moment, while gateways run on it')
    .option('--recipient <key...>', 'encrypt it to these public keys, from backup-key or age-keygen')
    .option('--unencrypted', 'do not encrypt it')
    .option('--with-keys', 'put the master key into it; goes with --recipient')
    .option('--to <file>', 'write it into this new file, instead of standard output')
    .action(async (options) => (await import('./backup.ts')).runBackup(options, context));
  example(program.command('backup-key'), 'backup-key --to backup.key')
    .description('make a key that opens backups, and print the public key to encrypt them to')
    .requiredOption('--to <file>', 'write it into this new file')
    .action(async (options) => (await import('./backup-key.ts')).runBackupKey(options, context));
  example(program.command('restore'), 'restore qujat.backup --identity backup.key')
    .description('make a new store from a backup, completely or not at all')
    .argument('<file>', 'what backup has written; - is standard input')
    .option('--identity <file>', 'the key that opens it, where it is encrypted')
    .option('--check', 'only read it to its end, and make nothing')
    .action(async (file, options) => (await import('./restore.ts')).runRestore(file, options, context));
}

function environmentOption(): Option {
  return new Option('--environment <name>', 'of test keys or of live keys').choices(environments);
}
