/** The commands on the sandbox. */
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { example } from './define-command.ts';

export function addSandboxCommands(program: Command, context: CommandContext): void {
  const sandbox = program.command('sandbox').description('run sandboxes for tests');
  example(sandbox.command('start'), 'sandbox start')
    .description('run a gateway on a free port with a store that is thrown away; it ends when its standard input does')
    .option('--logs', 'log each request, on standard error')
    .action(async (options) => (await import('./sandbox-start.ts')).runSandboxStart(options, context));
}
