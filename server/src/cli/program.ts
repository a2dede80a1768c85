/**
 * The commands, what each takes, and what its help says. A command's file is loaded only when it runs: `--help` touches nothing, and
 * a word that no command knows ends before anything is read. So a command costs a start of the gateway nothing but its definition.
 */
import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { addAuditCommands, addCitizenCommands } from './audit-commands.ts';
import { addClientCommands } from './client-commands.ts';
import type { CommandContext } from './command-context.ts';
import { exitCodes } from './exit-codes.ts';
import { addFlowCommands } from './flow-commands.ts';
import { addGatewayCommands } from './gateway-commands.ts';
import { addOperatorCommands } from './operator-commands.ts';
import { addSandboxCommands } from './sandbox-commands.ts';
import { addWebhookCommands } from './webhook-commands.ts';

export function createProgram(context: CommandContext): Command {
  const { json } = context.terminal;
  const program = new Command('qujat')
    .description('The open e-document gateway. The commands: docs/guides/command-line.md.')
    .version(packageJson.version, '-v, --version', 'show the version')
    .helpOption('-h, --help', 'explain the command, and do nothing else')
    .helpCommand('help [command]', 'show what a command takes')
    .option('--json', 'print one JSON object a line, and a failure as one on standard error')
    .addHelpText('after', exitCodeHelp())
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      outputError: (text, write) => {
        if (!json) write(text.replace(/^error: (.)/, (_, first) => first.toUpperCase()));
      },
    })
    .showHelpAfterError(json ? false : 'Add --help to see what there is.')
    .exitOverride();
  program.commandsGroup('Run a gateway, look at it, try it out:');
  addGatewayCommands(program, context);
  program.commandsGroup('Call a gateway with a key:');
  addClientCommands(program, context);
  addFlowCommands(program, context);
  addWebhookCommands(program, context);
  addSandboxCommands(program, context);
  program.commandsGroup('Work on the store, beside the gateway:');
  addOperatorCommands(program, context);
  addAuditCommands(program, context);
  addCitizenCommands(program, context);
  return program;
}

function exitCodeHelp(): string {
  const lines = Object.values(exitCodes).map(({ code, meaning }) => `  ${String(code).padEnd(5)}${meaning}`);
  return ['', 'Exit codes:', ...lines].join('\n');
}
