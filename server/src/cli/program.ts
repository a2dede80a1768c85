/**
 * The commands, what each takes, and what its help says. A command's file is loaded only when it runs: `--help` touches nothing, and
 * a word that no command knows ends before anything is read.
 */
import { Command, InvalidArgumentError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };

export const exitCodes = { ok: 0, failure: 1, usage: 2 } as const;

const EXIT_CODES = `
Exit codes:
  0  done
  1  failed; the reason is on standard error
  2  there is no such command, option or word; nothing was done`;

export function createProgram(environment: NodeJS.ProcessEnv): Command {
  const program = new Command('qujat')
    .description('The open e-document gateway. Settings are environment variables: docs/guides/settings.md.')
    .version(packageJson.version, '-v, --version', 'show the version')
    .helpOption('-h, --help', 'show what the command takes, and do nothing')
    .helpCommand('help [command]', 'show what a command takes')
    .addHelpText('after', EXIT_CODES)
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: (.)/, (_, first) => first.toUpperCase())),
    })
    .showHelpAfterError('Add --help to see what there is.')
    .exitOverride();
  addGatewayCommands(program, environment);
  addAuditCommands(program, environment);
  addOperatorCommands(program, environment);
  addSandboxCommands(program, environment);
  return program;
}

function addGatewayCommands(program: Command, environment: NodeJS.ProcessEnv): void {
  program
    .command('start')
    .description('run the gateway and the sandbox')
    .action(async () => (await import('../main.ts')).startGateway(environment));
  program
    .command('doctor')
    .description('say whether a start would succeed: configuration, store, master key. It changes nothing')
    .option('--live', 'also ask each connector to the state, without an SMS')
    .action(async (options) => (await import('./doctor.ts')).runDoctor(options, environment));
  program
    .command('openapi')
    .description('print the OpenAPI document of the integrators')
    .option('--cabinet', 'print that of the cabinet')
    .action(async (options) => (await import('./print-openapi.ts')).printOpenApi(options));
}

function addAuditCommands(program: Command, environment: NodeJS.ProcessEnv): void {
  const audit = program.command('audit').description('export and verify the audit; show its key and newest checkpoint');
  audit
    .command('export')
    .description('write the audit, as far as it is sealed')
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
      await (await import('./audit-export.ts')).runAuditExport(options, environment);
    });
  audit
    .command('verify')
    .description('verify an export; needs no store')
    .argument('<file>', 'what audit export has written')
    .option('--key <verifier-key>', 'the key that must have signed it')
    .option('--checkpoint <file>', 'an earlier checkpoint, kept elsewhere')
    .action(async (file, options) => (await import('./audit-verify.ts')).runAuditVerify(file, options));
  audit
    .command('key')
    .description('print the verifier key')
    .action(async () => (await import('./audit-key.ts')).printAuditKey(environment));
  audit
    .command('checkpoint')
    .description('seal what is new, and print the checkpoint')
    .action(async () => (await import('./audit-checkpoint.ts')).printAuditCheckpoint(environment));
}

function addOperatorCommands(program: Command, environment: NodeJS.ProcessEnv): void {
  const operator = program
    .command('operator')
    .description('make operators, and let people in who have lost their keys');
  operator
    .command('create')
    .description('make an operator: print a link for this person, or set a password')
    .argument('<e-mail>')
    .option('--password-stdin', 'read the password from standard input, and print no link')
    .action(async (email, options) =>
      (await import('./operator-create.ts')).runOperatorCreate(email, options, environment),
    );
  operator
    .command('reset-second-factors')
    .description('remove authenticator, passkeys and recovery codes of a person who has lost them; all log-ins end')
    .argument('<e-mail>')
    .action(async (email) =>
      (await import('./operator-reset-second-factors.ts')).runResetSecondFactors(email, environment),
    );
  program
    .command('keys')
    .description('change the master key')
    .command('rotate-master')
    .description('seal the data keys under a new master key, while the gateways run')
    .action(async () => (await import('./keys-rotate-master.ts')).runRotateMaster(environment));
}

function addSandboxCommands(program: Command, environment: NodeJS.ProcessEnv): void {
  program
    .command('sandbox')
    .description('run sandboxes for tests')
    .command('start')
    .description('run a gateway on a free port with a store that is thrown away; it ends when its standard input does')
    .option('--logs', 'log each request, on standard error')
    .action(async (options) => (await import('./sandbox-start.ts')).runSandboxStart(options, environment));
  program
    .command('demo')
    .description('play the three stages, and write an identity card')
    .option('--to <folder>', 'where to write it', 'out')
    .action(async ({ to }) => (await import('./demo.ts')).runDemo(to));
  program
    .command('seed')
    .description('make an organisation for each subscription error, and show their keys')
    .action(async () => (await import('./seed.ts')).runSeed(environment));
  program
    .command('state-simulator')
    .description('run a simulated state that speaks SOAP, for the connector smartbridge')
    .option('--port <number>', 'where it listens', readPort, 9090)
    .option('--host <address>', 'where it listens', '127.0.0.1')
    .option('--data <folder>', 'where its keys are kept, instead of QUJAT_DATA_DIR')
    .option('--mapping <file>', 'another mapping than the one that comes with Qujat')
    .action(async (options) => (await import('./state-simulator.ts')).runStateSimulator(options, environment));
}

function readPort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
}
