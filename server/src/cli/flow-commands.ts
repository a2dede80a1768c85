/** The commands that call the Flow of a gateway over HTTP, with the key of a Flow. */
import { type Command, Option } from 'commander';
import { withConnection, withScenario } from './client-commands.ts';
import type { CommandContext } from './command-context.ts';
import { example, readName, wholeNumber } from './define-command.ts';

/** A session ends within an hour. */
const WAIT_SECONDS = 3_600;

export function addFlowCommands(program: Command, context: CommandContext): void {
  const flows = program.command('flows').description('make a session of a Flow with its key, and read the result');
  example(withConnection(withScenario(flows.command('create'))), 'flows create --document-type identity_card')
    .description('make a session of a Flow: prints its id, and the page for the citizen')
    .option('--document-type <types...>', 'some of those of the Flow; the citizen chooses one', readNames)
    .addOption(new Option('--file <kind>', 'which file the document brings').choices(['pdf', 'image']))
    .option('--return-url <url>', 'where the page sends the citizen back to')
    .option('--client-reference <text>', 'what you call it; nothing about the citizen')
    .action(async (options) => (await import('./flows-create.ts')).runFlowsCreate(options, context));
  example(withConnection(flows.command('result')), 'flows result --to documents < session.txt')
    .description('wait until a session of a Flow ends, and save the document; asks for the session id')
    .option('--to <folder>', 'where to save; nothing there is overwritten', '.')
    .option(
      '--wait <seconds>',
      'how long to wait for the citizen; 0 only looks',
      wholeNumber(0, WAIT_SECONDS),
      WAIT_SECONDS,
    )
    .action(async (options) => (await import('./flows-result.ts')).runFlowsResult(options, context));
}

function readNames(value: string, before: readonly string[] = []): string[] {
  return [...before, readName(value)];
}
