/** The commands that run a gateway, look at it, or try it out. */
import { Argument, type Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { example, readPort } from './define-command.ts';

export function addGatewayCommands(program: Command, context: CommandContext): void {
  const { environment, terminal } = context;
  example(program.command('start'), 'start')
    .description('run the gateway and the sandbox')
    .action(async () => (await import('../main.ts')).startGateway(environment, terminal.print));
  example(program.command('demo'), 'demo --to out')
    .description('play the three stages, and write an identity card')
    .option('--to <folder>', 'where to write it', 'out')
    .action(async ({ to }) => (await import('./demo.ts')).runDemo(to, context));
  example(program.command('doctor'), 'doctor --live')
    .description('say whether a start would succeed: configuration, store, master key. Changes nothing')
    .option('--live', 'also ask each connector to the state, without an SMS')
    .action(async (options) => (await import('./doctor.ts')).runDoctor(options, context));
  example(program.command('migrate'), 'migrate')
    .description('migrate the store to this version, as a start does')
    .option('--check', 'only show what it would do; the exit code is 1 where that is something')
    .action(async (options) => (await import('./migrate-store.ts')).runMigrate(options, context));
  example(program.command('seed'), 'seed')
    .description('make an organisation for each subscription error, and show their keys')
    .action(async () => (await import('./seed.ts')).runSeed(context));
  example(program.command('openapi'), 'openapi > openapi.json')
    .description('print the OpenAPI document of the integrators')
    .option('--cabinet', 'print that of the cabinet')
    .action(async (options) => (await import('./print-openapi.ts')).printOpenApi(options, context));
  example(program.command('completion'), 'completion bash > ~/.qujat-completion')
    .description('print a script that makes the shell complete the commands')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .action(async (shell) => (await import('./completion.ts')).runCompletion(shell, program, context));
  example(program.command('state-simulator'), 'state-simulator --port 9090')
    .description('run a simulated state that speaks SOAP, for the connector smartbridge')
    .option('--port <number>', 'where it listens', readPort, 9090)
    .option('--host <address>', 'where it listens', '127.0.0.1')
    .option('--data <folder>', 'where its keys are kept, instead of QUJAT_DATA_DIR')
    .option('--mapping <file>', 'another mapping than the one that comes with Qujat')
    .action(async (options) => (await import('./state-simulator.ts')).runStateSimulator(options, context));
}
