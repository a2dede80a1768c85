/** The commands on webhooks, for who writes a receiver: they call a gateway over HTTP. */
import { type Command, Option } from 'commander';
import { withConnection } from './client-commands.ts';
import type { CommandContext } from './command-context.ts';
import { example, readName } from './define-command.ts';
import { triggers } from './triggers.ts';

export function addWebhookCommands(program: Command, context: CommandContext): void {
  const webhooks = program.command('webhooks').description('try out a receiver of webhooks');
  example(
    withConnection(webhooks.command('listen')),
    'webhooks listen --forward-to http://localhost:3000/webhooks/qujat',
  )
    .description('post the webhooks of the sandbox, signed, to a program on this machine, until Ctrl-C')
    .requiredOption('--forward-to <url>', 'where your receiver is')
    .option('--secret-file <file>', 'the secret that signs, so that it stays the same; made if it is not there')
    .action(async (options) => (await import('./webhooks-listen.ts')).runWebhooksListen(options, context));
  example(withConnection(webhooks.command('resend')), 'webhooks resend evt_document_delivered_8c1f0e6b2f0c4f7c9b1a2d3e')
    .description('send one event again to all its receivers, also to those that listen')
    .argument('<event-id>', 'the webhook-id', readName)
    .action(async (id, options) => (await import('./webhooks-resend.ts')).runWebhooksResend(id, options, context));
  const trigger = program.command('trigger').description('cause an event in the sandbox that a webhook reports');
  example(withConnection(trigger), 'trigger document.delivered')
    .addArgument(program.createArgument('<event>', 'what is to happen').choices(triggers))
    .addOption(
      new Option(
        '--flow-key-file <file>',
        'for flow.finished: a file with one line, the key of a Flow for the sandbox',
      ),
    )
    .action(async (event, options) => (await import('./trigger.ts')).runTrigger(event, options, context));
}
