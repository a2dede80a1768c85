/** Reads the environment, starts the gateway, listens, and ends it in order on SIGTERM and SIGINT. */
import { setTimeout } from 'node:timers/promises';
import { ensureDemonstrationAccount } from './accounts/demonstration-account.ts';
import { type App, createApp } from './app.ts';
import { type Config, isLocalDemonstration, readConfig } from './config.ts';
import { type Ending, endInOrder } from './end-in-order.ts';
import { assertCanListen, listenFault } from './listen-fault.ts';
import { createLogger, standardErrorStream } from './logging/logger.ts';
import { createOrganization } from './organizations/create-organization.ts';
import { demonstrationOrganization } from './organizations/seed-organizations.ts';
import { type Demonstration, startBanner } from './start-banner.ts';

/** Longer than the deadline of the state, so that no approve in flight is cut off. */
const CLOSE_DELAY_MS = 30_000;
/** How long `/readyz` fails before the server takes no more requests, so that who balances the load has seen it. */
const DRAIN_MS = 5_000;

/** Resolves when the gateway listens. */
export async function startGateway(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(environment);
  const place = { host: config.host, port: config.port, names: { host: 'HOST', port: 'PORT' } };
  await assertCanListen(place);
  const logger = createLogger({ level: config.logLevel, destination: await standardErrorStream() });
  const app = await createApp(config, logger);
  const drainMs = config.drainMs ?? (isLocalDemonstration(config) ? 0 : DRAIN_MS);
  const end: Ending['end'] = async (reason) => {
    if ('err' in reason) logger.fatal(reason, 'stopping after an error that nobody caught');
    else logger.info(reason, 'stopping');
    app.refuseReadiness();
    if ('signal' in reason) await setTimeout(drainMs);
    await app.close();
    logger.info('stopped');
  };
  endInOrder({ delayMs: CLOSE_DELAY_MS + drainMs, end }, environment);

  if (app.masterKeyBesideData) {
    logger.warn('the master key lies in the data directory; in production set QUJAT_MASTER_KEY');
  }
  if (config.smtpUrl === undefined && !isLocalDemonstration(config)) {
    logger.warn('mails of the cabinet are not sent; set QUJAT_SMTP_URL');
  }
  for (const [variable, url] of Object.entries({
    QUJAT_RELAY_URL: config.relay?.url,
    QUJAT_SMARTBRIDGE_URL: config.smartbridge?.url,
    QUJAT_SMARTBRIDGE_NCANODE_URL: ncanodeUrlOf(config),
  })) {
    if (url?.protocol !== 'http:' || isLoopback(url.hostname)) continue;
    logger.warn(`${variable} is not https: IIN, phone, code and document go over the network in the clear`);
  }
  const address = await app.server.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    throw listenFault(error, place);
  });
  const own = isLocalDemonstration(config) ? address.replace('//127.0.0.1:', '//localhost:') : address;
  process.stdout.write(
    startBanner({ address, cabinet: config.publicUrl ?? own }, await prepareDemonstration(config, app)),
  );
}

async function prepareDemonstration(config: Config, app: App): Promise<Demonstration | undefined> {
  if (!config.demonstration) return undefined;
  const { testKey } = await createOrganization(demonstrationOrganization, app.organizationDependencies);
  if (!isLocalDemonstration(config)) return { testKey, account: undefined };
  return {
    testKey,
    account: await ensureDemonstrationAccount(demonstrationOrganization.organization.id, app.accounts),
  };
}

function ncanodeUrlOf({ smartbridge }: Config): URL | undefined {
  return smartbridge?.security.kind === 'ncanode' ? smartbridge.security.url : undefined;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}
