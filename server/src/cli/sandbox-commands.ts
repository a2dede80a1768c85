/** The commands on the sandbox: to run one for tests, and, with a test key, to see and set up that of a gateway. */
import { type Command, Option } from 'commander';
import { withConnection } from './client-commands.ts';
import type { CommandContext } from './command-context.ts';
import { example, readName, wholeNumber } from './define-command.ts';

const MESSAGES_SHOWN = 20;
const MESSAGES_MAX = 100;
const LONGEST_MOVE_SECONDS = 4_000_000_000;

export function addSandboxCommands(program: Command, context: CommandContext): void {
  const sandbox = program.command('sandbox').description('run a sandbox for tests; see and set up that of a gateway');
  example(sandbox.command('start'), 'sandbox start')
    .description('run a gateway on a free port with a store that is thrown away; it ends when its standard input does')
    .option('--logs', 'log each request, on standard error')
    .action(async (options) => (await import('./sandbox-start.ts')).runSandboxStart(options, context));
  addLookCommands(sandbox, context);
  addPeopleCommands(sandbox, context);
  example(withConnection(sandbox.command('clock')), 'sandbox clock --advance 180')
    .description('show the time of the test sessions, or move it forward')
    .option('--advance <seconds>', 'how far', wholeNumber(1, LONGEST_MOVE_SECONDS))
    .action(async (options) => (await import('./sandbox-clock.ts')).runSandboxClock(options, context));
  example(withConnection(sandbox.command('arm')), 'sandbox arm egov_unavailable --minutes 5')
    .description('arm a scenario for future calls, by default for the next one; prints its id')
    .argument('<scenario>', 'from sandbox scenarios', readName)
    .option('--seconds <number>', 'for slow and sms_late', wholeNumber(1, 600))
    .addOption(
      new Option('--operation <name>', 'only at this call').choices(['request', 'resend', 'approve', 'mcdb_check']),
    )
    .option('--iin <digits>', 'only for this person')
    .option('--calls <number>', 'for so many calls', wholeNumber(1, 100))
    .option('--minutes <number>', 'for so many minutes', wholeNumber(1, 60))
    .action(async (scenario, options) => (await import('./sandbox-arm.ts')).runSandboxArm(scenario, options, context));
  example(withConnection(sandbox.command('disarm')), 'sandbox disarm 0d1f6c1e-2f63-4e1a-9d0f-5b8e6f6b7a10')
    .description('disarm a scenario')
    .argument('<arm-id>', 'from sandbox arms', readName)
    .action(async (id, options) => (await import('./sandbox-arm.ts')).runSandboxDisarm(id, options, context));
  example(withConnection(sandbox.command('reset')), 'sandbox reset')
    .description('delete the messages and what is armed, and set the clock back')
    .option('--people', 'remove the people whom you have added as well')
    .action(async (options) => (await import('./sandbox-reset.ts')).runSandboxReset(options, context));
}

function addPeopleCommands(sandbox: Command, context: CommandContext): void {
  example(withConnection(sandbox.command('add-people')), 'sandbox add-people people.json')
    .description('add your own people, who must not exist, and print them')
    .argument('<file>', 'JSON: one person, or {"people": […]}')
    .action(async (file, options) =>
      (await import('./sandbox-add-people.ts')).runSandboxAddPeople(file, options, context),
    );
  example(
    withConnection(sandbox.command('remove-person')),
    'sandbox remove-person 0d1f6c1e-2f63-4e1a-9d0f-5b8e6f6b7a10',
  )
    .description('remove a person whom you have added')
    .argument('<person-id>', 'from sandbox people --own', readName)
    .action(async (id, options) =>
      (await import('./sandbox-add-people.ts')).runSandboxRemovePerson(id, options, context),
    );
}

function addLookCommands(sandbox: Command, context: CommandContext): void {
  example(withConnection(sandbox.command('people')), 'sandbox people')
    .description('show the people of the sandbox, with their phones')
    .option('--own', 'only those whom you have added, with their ids')
    .action(async (options) => (await import('./sandbox-look.ts')).runSandboxPeople(options, context));
  example(withConnection(sandbox.command('scenarios')), 'sandbox scenarios')
    .description('show the scenarios that you can cause')
    .action(async (options) => (await import('./sandbox-look.ts')).runSandboxScenarios(options, context));
  example(withConnection(sandbox.command('messages')), 'sandbox messages --phone 77010000001 --limit 1')
    .description('show the SMS that were sent, the newest first')
    .option('--phone <number>', 'only to this phone')
    .option('--limit <number>', 'how many', wholeNumber(1, MESSAGES_MAX), MESSAGES_SHOWN)
    .action(async (options) => (await import('./sandbox-look.ts')).runSandboxMessages(options, context));
  example(withConnection(sandbox.command('arms')), 'sandbox arms')
    .description('show the armed scenarios')
    .action(async (options) => (await import('./sandbox-look.ts')).runSandboxArms(options, context));
}
