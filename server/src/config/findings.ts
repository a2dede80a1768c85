/**
 * What is to be said about settings that can be read: for the lines of `qujat doctor`, and for the warnings of a start. Nothing here
 * asks anybody; what has to be tried out is the doctor's.
 */

import type { Sighting } from '../health/sighting-store.ts';
import { isLoopback } from '../network/loopback.ts';
import { type Finding, ok, problem, warning } from '../words/finding.ts';
import type { Config } from './config.ts';
import { isLocalDemonstration, settingsBeyondDemonstration } from './demonstration.ts';

interface Situation {
  config: Config;
  /** What has shown a proxy that the configuration does not know. */
  proxy: string | undefined;
}

/** @param sightings what gateways on this store have seen of late */
export function examineSettings(config: Config, sightings: readonly Sighting[]): Finding[] {
  const proxy = config.trustedProxies.length > 0 ? undefined : sightings.find(({ name }) => name === 'proxy')?.says;
  const situation = { config, proxy };
  return [
    demonstrationFinding(situation),
    proxyFinding(situation),
    publicUrlFinding(situation),
    mailFinding(situation),
    ...databaseFinding(config),
    metricsFinding(config),
    ...plainUrlFindings(config),
  ];
}

/** Whether all that a demonstration lacks is as it should be: nobody but this machine has to do with it. */
export function isTryOut(config: Config, sightings: readonly Sighting[]): boolean {
  return config.demonstration && settingsBeyondDemonstration(config).length === 0 && sightings.length === 0;
}

function demonstrationFinding({ config, proxy }: Situation): Finding {
  const { demonstration, demonstrationSetting, host } = config;
  const beyond = settingsBeyondDemonstration(config).join(', ');
  const off = 'set QUJAT_DEMONSTRATION=off';
  if (!demonstration) {
    return ok('demonstration', demonstrationSetting === 'off' ? 'off' : `off by itself, because of ${beyond}`);
  }
  if (proxy !== undefined) {
    return problem(
      'demonstration',
      `on, and requests come through a proxy (${proxy}): whoever reaches the proxy may sign up, and gets a trial`,
      `${off}, and QUJAT_PUBLIC_URL to the https address of the proxy`,
    );
  }
  if (beyond !== '') {
    return problem(
      'demonstration',
      `QUJAT_DEMONSTRATION=on stands beside ${beyond}: the start prints keys, and whoever signs up gets a trial`,
      off,
    );
  }
  if (isLoopback(host)) return ok('demonstration', 'on, for a try-out on this machine');
  return warning(
    'demonstration',
    `on, and HOST=${host} lets other machines in`,
    `${off}, unless all who can reach it may try it`,
  );
}

function proxyFinding({ config: { trustedProxies, publicUrl }, proxy }: Situation): Finding {
  if (trustedProxies.length > 0) return ok('proxy', 'QUJAT_TRUSTED_PROXIES tells whose X-Forwarded-For is believed');
  const isBehindTls = publicUrl?.startsWith('https:') === true;
  if (proxy === undefined && !isBehindTls) return ok('proxy', 'none is configured, and none was seen');
  const how = proxy === undefined ? 'as QUJAT_PUBLIC_URL is https' : `as ${proxy} shows`;
  return warning(
    'proxy',
    `one stands in front, ${how}; QUJAT_TRUSTED_PROXIES does not name it, so all callers count as one`,
    'set QUJAT_TRUSTED_PROXIES to the address of the proxy',
  );
}

function publicUrlFinding({ config: { publicUrl, demonstration }, proxy }: Situation): Finding {
  if (publicUrl !== undefined) return ok('public URL', publicUrl);
  if (demonstration && proxy === undefined) return ok('public URL', 'none: the cabinet is for this machine');
  return warning(
    'public URL',
    'none is set: log-ins, passkeys and the links in mails work on this machine alone',
    'set QUJAT_PUBLIC_URL to the https address of the cabinet',
  );
}

function mailFinding({ config, proxy }: Situation): Finding {
  const { smtpUrl } = config;
  if (smtpUrl !== undefined) {
    const { protocol, hostname } = new URL(smtpUrl);
    if (protocol === 'smtps:') return ok('mail', 'goes over TLS');
    return ok('mail', isLoopback(hostname) ? 'goes to this machine' : 'goes over STARTTLS, or not at all');
  }
  if (isLocalDemonstration(config) && proxy === undefined) return ok('mail', 'goes to the development inbox');
  return warning('mail', 'mails of the cabinet are not sent', 'set QUJAT_SMTP_URL');
}

/** Nothing where the store is on this machine. */
function databaseFinding({ databaseUrl }: Config): Finding[] {
  if (databaseUrl === undefined) return [];
  const url = URL.parse(databaseUrl);
  // A socket stands in the query, or as a host that no URL can have: such a URL leaves no machine.
  if (url === null || url.hostname === '' || isLoopback(url.hostname)) return [];
  const { searchParams: query } = url;
  if (query.get('sslmode') === 'no-verify') {
    return [
      warning(
        'store, TLS',
        'DATABASE_URL takes any certificate: whoever stands between may read and change all that is stored',
        'set sslmode=verify-full in DATABASE_URL',
      ),
    ];
  }
  const isEncrypted =
    ['require', 'verify-ca', 'verify-full'].includes(query.get('sslmode') ?? '') ||
    ['true', '1'].includes(query.get('ssl') ?? '');
  if (isEncrypted) return [ok('store, TLS', 'DATABASE_URL asks for it')];
  return [
    warning(
      'store, TLS',
      `DATABASE_URL goes to another machine without TLS: all that is stored goes over the network in the clear`,
      'add sslmode=verify-full to DATABASE_URL',
    ),
  ];
}

function metricsFinding({ metrics, port, demonstration }: Config): Finding {
  if (metrics.port !== undefined) return ok('metrics', `on port ${metrics.port} alone`);
  if (metrics.token !== undefined) return ok('metrics', `on port ${port}, for who shows the token`);
  if (demonstration) return ok('metrics', `on port ${port}, for calls from this machine`);
  return ok('metrics', 'off: set QUJAT_METRICS_PORT or QUJAT_METRICS_TOKEN to have them');
}

function plainUrlFindings({ connectors }: Config): Finding[] {
  return [...connectors.values()]
    .flatMap(({ urls }) => Object.entries(urls))
    .filter(([, url]) => url.protocol === 'http:' && !isLoopback(url.hostname))
    .map(([variable]) =>
      warning(
        variable,
        `${variable} is not https: IIN, phone, code and document go over the network in the clear`,
        'use a URL that begins with https',
      ),
    );
}
