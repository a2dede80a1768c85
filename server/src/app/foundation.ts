/** What the wiring stands on: the store with its keys, what counts and logs calls, and the threads that draw. */
import { randomIds, systemClock, monotonicMs as systemMonotonicMs } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { isLocalDemonstration } from '../config/demonstration.ts';
import type { DataKeys } from '../crypto/data-keys.ts';
import { createConnectorWatch } from '../health/connector-watch.ts';
import { watchAudit, watchWebhooks } from '../http/backlog-metrics.ts';
import { createMetrics, type Metrics } from '../http/metrics.ts';
import { watchWorkers } from '../http/worker-metrics.ts';
import type { Logger } from '../logging/logger.ts';
import { createSigningPool } from '../pdf-signatures/local/signing-pool.ts';
import { openPdfSigning } from '../pdf-signatures/open-pdf-signing.ts';
import { demonstrationKey } from '../proofs/demonstration-key.ts';
import { createSigningKeys, readSigningKeys, type SigningKeys } from '../proofs/signing-keys.ts';
import { createRenderer, createRendererPools, type Renderer, type RendererPools } from '../rendering/renderer.ts';
import { type RequestLogCollector, startRequestLogCollector } from '../request-log/request-log-collector.ts';
import type { ReportDocument } from '../sessions/document-reply.ts';
import type { AppOverrides } from './app-overrides.ts';
import { openStore } from './open-store.ts';
import { startPdfSigning } from './pdf-signing.ts';
import { createStores, type Stores } from './stores.ts';
import type { ThreadPart, ThreadPlace, WholeProcess } from './threads/thread-place.ts';
import { startTracing, traceDatabase, traceRenderer } from './trace-parts.ts';

export async function layFoundation(
  config: Config,
  logger: Logger,
  overrides: AppOverrides,
  place: ThreadPlace | undefined,
) {
  const { clock = systemClock, ids = randomIds, monotonicMs = systemMonotonicMs } = overrides;
  const { rendererPools, signingPool = createSigningPool() } = overrides;
  const configuredKeys = readSigningKeys(config.signingKeyFiles ?? []);
  const pdfSigning = config.pdfSignature && openPdfSigning(config.pdfSignature);
  const lent = place?.lent;
  const tracing = await startTracing(config, logger);
  const { alone = true, storeNowMs, wrapDatabase = (opened) => opened } = overrides;
  const { database, dataKeys, masterKeys, newerMigrations } = await openStore(config, {
    ids,
    alone,
    storeNowMs,
    threads: place?.of,
    joins: lent && { lent: lent.store },
    wrapDatabase: (opened) => traceDatabase(wrapDatabase(opened), tracing),
  });
  if (newerMigrations.length > 0)
    logger.warn({ migrations: newerMigrations }, 'a newer version has added to the store');
  const metrics = createMetrics(place?.number);
  const reportDocument = reportDocumentTo(logger);
  const pools = rendererPools ?? startPools(metrics);
  const renderer = traceRenderer(startRenderer(config, reportDocument, pools), tracing);
  const stores = createStores(database);
  if (lent === undefined) {
    watchAudit(metrics.registry, () => stores.audit.readBacklog());
    watchWebhooks(metrics.registry, () => stores.webhookDeliveries.readBacklog());
  }
  const requestLog = startRequestLog(stores, monotonicMs, logger);
  const watch = createConnectorWatch(monotonicMs);
  const part: ThreadPart = {
    readMetrics: () => metrics.registry.getMetricsAsJSON(),
    reportConnectors: () => watch.report(),
    flushRequestLog: () => requestLog.flush(),
  };
  const whole = joinProcess(part, metrics, place);
  // Undefined where nothing is signed, as are the signing of PDFs and the tracing where they are not configured.
  const signingKeys = configuredKeys ?? keysOfDemonstration(config, dataKeys);
  const signing = { pool: signingPool, clock, monotonicMs, metrics, logger, tracing };
  const signPdf = startPdfSigning(pdfSigning, signing);
  return {
    config,
    logger,
    clock,
    ids,
    monotonicMs,
    database,
    dataKeys,
    masterKeys,
    stores,
    signingKeys,
    pdfSigning,
    signingPool,
    signPdf,
    metrics,
    reportDocument,
    pools,
    renderer,
    requestLog,
    watch,
    whole,
    tracing,
    /** Writes what waits, then ends what was started here, the store last. */
    async close() {
      await requestLog.close();
      await renderer.close();
      if (rendererPools === undefined) await pools.close();
      await signingPool.close();
      await database.close();
      await tracing?.close();
    },
  };
}

export type Foundation = Awaited<ReturnType<typeof layFoundation>>;

/** So that a newcomer sees receipts without making a key. */
function keysOfDemonstration(config: Config, { accountEncryption }: DataKeys): SigningKeys | undefined {
  const mayHaveOne = config.signingKeyFiles === undefined && isLocalDemonstration(config);
  return mayHaveOne ? createSigningKeys(demonstrationKey(accountEncryption)) : undefined;
}

/** What speaks for the whole process: this app alone, where no other thread is beside it. */
function joinProcess(part: ThreadPart, { registry }: Metrics, place: ThreadPlace | undefined): WholeProcess {
  if (place !== undefined) return place.join(part);
  return {
    readMetrics: () => registry.metrics(),
    reportConnectors: async () => part.reportConnectors(),
    flushRequestLogs: () => part.flushRequestLog(),
  };
}

function startPools({ registry }: Metrics): RendererPools {
  const pools = createRendererPools();
  watchWorkers(registry, () => pools.report());
  return pools;
}

function startRenderer({ statePdf }: Config, report: ReportDocument, pools: RendererPools): Renderer {
  return createRenderer({
    pools,
    supplied: { maxPdfBytes: statePdf.maxBytes, activeContent: statePdf.activeContent },
    report,
  });
}

function reportDocumentTo(logger: Logger): ReportDocument {
  return (documentType, note) => logger.warn({ document_type: documentType, note }, 'about a document of the state');
}

function startRequestLog(
  { requestLog: store }: Stores,
  monotonicMs: () => number,
  logger: Logger,
): RequestLogCollector {
  return startRequestLogCollector({
    store,
    monotonicMs,
    onFailure: ({ error, lost }) => logger.warn({ err: error, lost }, 'the request log could not be written'),
  });
}
