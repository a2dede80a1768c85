/**
 * qujat completion SHELL: the script with which a shell completes commands, options and their values. It is made from the commands
 * once and knows all words itself, so that no key press begins Node.
 */
import type { Command, Option } from 'commander';
import { documentTypeNames } from '../documents/catalogue.ts';
import { scenarioNames } from '../egov/sandbox/scenarios.ts';
import type { CommandContext } from './command-context.ts';
import { bashCompletion, type CompletedCommand, fishCompletion, zshCompletion } from './completion-scripts.ts';

const writers = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

export type Shell = keyof typeof writers;

export async function runCompletion(shell: Shell, program: Command, { terminal }: CommandContext): Promise<void> {
  const script = writers[shell](completedCommands(program, ''));
  terminal.print({ shell, script }, script);
}

function completedCommands(command: Command, path: string, above: readonly Option[] = []): CompletedCommand[] {
  const options = [...command.options, ...above].filter(({ hidden }) => !hidden);
  const help = { flags: ['--help'], description: 'explain the command, and do nothing else', values: undefined };
  const own: CompletedCommand = { path, words: wordsOf(command), options: [...options.map(completedOption), help] };
  const shared = path === '' ? options.filter(({ long }) => long === '--json') : above;
  return [own, ...command.commands.flatMap((each) => completedCommands(each, `${path} ${each.name()}`.trim(), shared))];
}

function wordsOf(command: Command): CompletedCommand['words'] {
  const below = command.commands.map((each) => ({ word: each.name(), description: each.description() }));
  const argument = command.registeredArguments[0];
  const values = argument?.argChoices ?? namesFor(argument?.name() ?? '') ?? [];
  return [...below, ...values.map((word) => ({ word, description: argument?.name() ?? '' }))];
}

function completedOption(option: Option): CompletedCommand['options'][number] {
  const { short, long, description, flags } = option;
  const takesValue = option.required || option.optional;
  const valueName = /<([^.>]+)/.exec(flags)?.[1] ?? '';
  const isFile = /file|folder/.test(valueName);
  const values = option.argChoices ?? namesFor(valueName) ?? (isFile ? ('file' as const) : []);
  return {
    flags: [short, long].filter((flag) => flag !== undefined && flag !== null),
    description,
    values: takesValue ? values : undefined,
  };
}

/** Of which words there is a list that `qujat` itself does not check: the gateway does. */
function namesFor(name: string): readonly string[] | undefined {
  if (name === 'document-type') return documentTypeNames;
  return name === 'scenario' ? scenarioNames : undefined;
}
