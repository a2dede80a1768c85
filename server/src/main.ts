/** Reads the environment, starts the gateway, listens, and ends it in order on SIGTERM and SIGINT. */
import { setTimeout } from 'node:timers/promises';
import { ensureDemonstrationAccount } from './accounts/demonstration-account.ts';
import type { App } from './app/app.ts';
import { type Demonstration, startBanner, startRecord } from './app/start-banner.ts';
import { createThreadedApp } from './app/threads/create-threaded-app.ts';
import type { Config } from './config/config.ts';
import { isLocalDemonstration } from './config/demonstration.ts';
import { examineSettings } from './config/findings.ts';
import { misspeltSettings } from './config/misspelt-settings.ts';
import { readConfig } from './config/read-config.ts';
import { watchLog } from './http/log-metrics.ts';
import { openLog } from './logging/logger.ts';
import { createOrganization } from './organizations/create-organization.ts';
import { demonstrationOrganization } from './organizations/seed-organizations.ts';
import { type Ending, endInOrder } from './system/end-in-order.ts';
import { assertCanListen, assertCanShare, listenFault } from './system/listen-fault.ts';

/** Longer than the deadline of the state, so that no approve in flight is cut off. */
const CLOSE_DELAY_MS = 30_000;
/** How long `/readyz` fails before the server takes no more requests, so that who balances the load has seen it. */
const DRAIN_MS = 5_000;

/**
 * Resolves when the gateway listens.
 * @param print is given the places and the demonstration's key, for programs, and the banner, for people
 */
export async function startGateway(
  environment: NodeJS.ProcessEnv,
  print: (record: object, banner: string) => void,
): Promise<void> {
  const config = readConfig(environment);
  const place = { host: config.host, port: config.port, names: { host: 'HOST', port: 'PORT' } };
  await assertCanListen(place);
  if (config.threads > 1) await assertCanShare(place);
  const { logger, destination: logTo, droppedLines } = await openLog(config.logLevel);
  const app = await createThreadedApp(config, logger, { environment, logTo });
  watchLog(app.metrics, droppedLines);
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

  for (const sentence of misspeltSettings(environment)) logger.warn(sentence);
  if (app.masterKeyBesideData) {
    logger.warn('the master key lies in the data directory; in production set QUJAT_MASTER_KEY');
  }
  for (const { outcome, says, advice } of examineSettings(config, await app.sightings.listSightings())) {
    if (outcome !== 'ok') logger.warn(`${says}; ${advice}`);
  }
  const { host, port, metrics, documentation, samplePages } = config;
  const address = await app.listen({ host, port }).catch((error: unknown) => {
    throw listenFault(error, place);
  });
  const places = {
    address,
    cabinet: config.publicUrl ?? nameOf(address, config),
    metrics: await listenForMetrics(app, { host, port: metrics.port ?? 0 }),
    documentation,
    samplePages,
  };
  const prepared = await prepareDemonstration(config, app);
  print(startRecord(places, prepared), startBanner(places, prepared));
  if (config.warm) app.warmUp();
}

async function listenForMetrics({ metricsServer }: App, place: { host: string; port: number }) {
  const names = { host: 'HOST', port: 'QUJAT_METRICS_PORT' };
  return metricsServer?.listen(place).catch((error: unknown) => {
    throw listenFault(error, { ...place, names });
  });
}

function nameOf(address: string, config: Config): string {
  return isLocalDemonstration(config) ? address.replace('//127.0.0.1:', '//localhost:') : address;
}

async function prepareDemonstration(config: Config, app: App): Promise<Demonstration | undefined> {
  if (!config.demonstration) return undefined;
  const { testKey } = await createOrganization(demonstrationOrganization, app.organizationContext);
  const { inboxSecret } = app;
  if (!isLocalDemonstration(config)) return { testKey, account: undefined, inboxSecret };
  return {
    testKey,
    inboxSecret,
    account: await ensureDemonstrationAccount(demonstrationOrganization.organization.id, app.accounts),
  };
}
