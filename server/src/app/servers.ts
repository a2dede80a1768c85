/** The part of the wiring that makes the servers: that of the gateway, and that of the metrics where they have a port of their own. */
import { cabinetComponents } from '../cabinet-api/cabinet-route.ts';
import { createSite } from '../cabinet-api/site.ts';
import { DOCUMENTATION } from '../documentation/documentation-routes.ts';
import { createProxyNotice } from '../health/notice-proxy.ts';
import { errorSchema } from '../http/error-schema.ts';
import { registerMetricsRoute } from '../http/metrics-routes.ts';
import { registerOpenApi } from '../http/openapi.ts';
import { createHttpServer, type HttpServer } from '../http/server.ts';
import type { Foundation } from './foundation.ts';

export async function createServers(
  foundation: Foundation,
): Promise<{ server: HttpServer; metricsServer: HttpServer | undefined }> {
  const { config, logger, ids, metrics, monotonicMs, stores, tracing } = foundation;
  const { trustedProxies, publicUrl, auditNetwork } = config;
  const warn = (sign: string) =>
    logger.warn(
      `requests come through a proxy (${sign}) that QUJAT_TRUSTED_PROXIES does not name: all callers count as one`,
    );
  const noticeProxy = createProxyNotice({ store: stores.sightings, monotonicMs, warn });
  const site = createSite(config, { addresses: () => server.addresses() });
  const errorPageOf = config.documentation
    ? (code: string) => `${site.url()}${DOCUMENTATION}/errors/${code}`
    : undefined;
  const serving = { logger, ids, metrics, trustedProxies, auditNetwork, publicUrl, errorPageOf, noticeProxy, tracing };
  const server = createHttpServer(serving);
  await registerOpenApi(server, { cabinet: cabinetComponents, documentation: config.documentation });
  return { server, metricsServer: serveMetrics(server, foundation) };
}

/** @returns the server of their own port, where they have one */
function serveMetrics(
  server: HttpServer,
  { config, logger, ids, metrics, whole: { readMetrics } }: Foundation,
): HttpServer | undefined {
  const {
    metrics: { port, token },
    demonstration,
  } = config;
  if (port !== undefined) {
    const own = createHttpServer({ logger, ids, metrics, trustedProxies: [] });
    own.addSchema(errorSchema);
    registerMetricsRoute(own, readMetrics, { token, localOnly: false });
    return own;
  }
  if (token !== undefined || demonstration) {
    registerMetricsRoute(server, readMetrics, { token, localOnly: token === undefined });
  }
  return undefined;
}
