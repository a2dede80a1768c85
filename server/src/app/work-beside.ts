/** The work beside the requests, which one thread of a process does for all: the maintenance tasks, and the sending of mails and webhooks. */
import type { AccountsContext } from '../accounts/accounts-context.ts';
import type { Config } from '../config/config.ts';
import type { Logger } from '../logging/logger.ts';
import { type MailDelivery, startMailDelivery } from '../mail/mail-delivery.ts';
import type { MailStore } from '../mail/mail-store.ts';
import { createSmtpSender } from '../mail/smtp.ts';
import type { MaintenanceTask } from '../maintenance/maintenance.ts';
import { createWebhookReceivers } from '../webhooks/webhook-receiver.ts';
import { startWebhookSender } from '../webhooks/webhook-sender.ts';
import type { Foundation } from './foundation.ts';
import { lengthsOf, startWatchedMaintenance } from './maintenance-tasks.ts';
import { traceReceivers } from './trace-parts.ts';

interface WorkBesideContext extends Foundation {
  tasks: readonly MaintenanceTask[];
  accounts: AccountsContext;
}

export async function startWorkBeside(context: WorkBesideContext) {
  const { config, stores, accounts, logger } = context;
  const { maintenance: store, mails } = stores;
  const mailDelivery = createMailDelivery(config, { mails, dataKey: accounts.dataKey, logger });
  const { sender, receivers } = createSender(context);
  const maintenance = await startWatchedMaintenance({ ...context, store, lengths: lengthsOf(config, accounts.rules) });
  return {
    ...maintenance,
    /** Sends the webhooks that are due. */
    sendWebhooks: sender.sendDue,
    close: async () => {
      await maintenance.close();
      await sender.close();
      await receivers.close();
      await mailDelivery?.close();
    },
  };
}

function createSender({
  config,
  stores,
  dataKeys,
  accounts,
  monotonicMs,
  metrics,
  logger,
  tracing,
}: WorkBesideContext) {
  const receivers = traceReceivers(createWebhookReceivers({ networks: config.webhookNetworks }), tracing);
  const sender = startWebhookSender({
    ...accounts,
    deliveries: stores.webhookSending,
    endpoints: stores.webhookEndpoints,
    receivers,
    webhookEncryption: dataKeys.webhookEncryption,
    random: Math.random,
    monotonicMs,
    countAttempt: (outcome) => metrics.webhookAttempts.inc({ outcome }),
    onFailure: (error) => logger.warn({ err: error }, 'a webhook could not be sent, and will be tried again'),
  });
  return { sender, receivers };
}

/** Undefined where no SMTP server is configured: then mails stay in the store, for the development inbox or for nobody. */
function createMailDelivery(
  { smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>,
  { mails, dataKey, logger }: { mails: MailStore; dataKey: Uint8Array; logger: Logger },
): MailDelivery | undefined {
  if (smtpUrl === undefined) return undefined;
  return startMailDelivery({
    mails,
    send: createSmtpSender({ url: smtpUrl, from: mailFrom }),
    dataKey,
    onFailure: (error, givenUp) => logger.warn({ err: error, given_up: givenUp }, 'a mail could not be sent'),
  });
}
