/**
 * When this is a demonstration. It hands out a key, an account, a subscription and the mails of everybody, so it is for a try-out on
 * one's own machine alone. It ends by itself with the first setting that such a try-out does not need; only the words
 * `QUJAT_DEMONSTRATION=on` keep it.
 */

import { isLoopback } from '../network/loopback.ts';
import { oneOf, text } from '../settings/values.ts';
import type { Config, DemonstrationSetting } from './config.ts';

type Settings = Pick<
  Config,
  'liveConnectors' | 'databaseUrl' | 'trustedProxies' | 'masterKey' | 'smtpUrl' | 'publicUrl'
>;

export function readDemonstrationSetting(environment: NodeJS.ProcessEnv): DemonstrationSetting {
  if (text(environment, 'QUJAT_DEMONSTRATION') === undefined) return undefined;
  return oneOf(environment, 'QUJAT_DEMONSTRATION', ['on', 'off'], 'off') as 'on' | 'off';
}

/** Whether a start makes the demonstration organisation, shows its test key, and gives whoever signs up a trial. */
export function isDemonstration(setting: DemonstrationSetting, settings: Settings): boolean {
  return setting === 'on' || (setting === undefined && settingsBeyondDemonstration(settings).length === 0);
}

/** Those that say that this gateway is more than a try-out on one's own machine, by their variables. */
export function settingsBeyondDemonstration(settings: Settings): string[] {
  const { liveConnectors, databaseUrl, trustedProxies, masterKey, smtpUrl, publicUrl } = settings;
  const keys = [masterKey.current, masterKey.previous];
  return Object.entries({
    QUJAT_LIVE_CONNECTORS: liveConnectors.size > 0,
    DATABASE_URL: databaseUrl !== undefined,
    QUJAT_TRUSTED_PROXIES: trustedProxies.length > 0,
    QUJAT_MASTER_KEY: keys.some((key) => key.text !== undefined || key.file !== undefined),
    QUJAT_SMTP_URL: smtpUrl !== undefined,
    QUJAT_PUBLIC_URL: publicUrl !== undefined,
  })
    .filter(([, isSet]) => isSet)
    .map(([variable]) => variable);
}

/**
 * Whether it is one's own machine that the demonstration runs on. Only there it has an account and a development inbox, also where
 * `QUJAT_DEMONSTRATION=on` keeps the rest.
 */
export function isLocalDemonstration({ demonstration, host, publicUrl, smtpUrl }: Config): boolean {
  const isHere = isLoopback(host) && (publicUrl === undefined || isLoopback(new URL(publicUrl).hostname));
  return demonstration && smtpUrl === undefined && isHere;
}
