/** Reads the environment, starts the gateway, listens, and ends it in order on SIGTERM and SIGINT. */
import closeWithGrace from 'close-with-grace';
import { ensureDemonstrationAccount } from './accounts/demonstration-account.ts';
import { type App, createApp } from './app.ts';
import { type Config, isLocalDemonstration, readConfig } from './config.ts';
import { createLogger, standardErrorStream } from './logging/logger.ts';
import { createOrganization } from './organizations/create-organization.ts';
import { demonstrationOrganization } from './organizations/seed-organizations.ts';
import { type Demonstration, startBanner } from './start-banner.ts';

/** Longer than the deadline of the state, so that no approve in flight is cut off. */
const CLOSE_DELAY_MS = 30_000;

/** Resolves when the gateway listens. */
export async function startGateway(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(environment);
  const logger = createLogger({ level: config.logLevel, destination: await standardErrorStream() });
  const app = await createApp(config, logger);

  closeWithGrace({ delay: CLOSE_DELAY_MS, logger: false }, async ({ err, signal }) => {
    if (err) logger.fatal({ err }, 'stopping after an error that nobody caught');
    else logger.info({ signal }, 'stopping');
    await app.close();
    logger.info('stopped');
  });

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
  const address = await app.server.listen({ host: config.host, port: config.port });
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
