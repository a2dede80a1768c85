/** The parts of the gateway of whose work a trace tells. Each is as it was where traces are not collected. */
import packageJson from '../../package.json' with { type: 'json' };
import type { Config } from '../config/config.ts';
import type { Egov } from '../egov/egov.ts';
import { outcomeOf } from '../egov/measured-egov.ts';
import { wrapEgov } from '../egov/wrap-egov.ts';
import type { Logger } from '../logging/logger.ts';
import type { Renderer } from '../rendering/renderer.ts';
import type { Database } from '../storage/database.ts';
import type { Tracing } from '../tracing/tracing.ts';
import type { WebhookReceivers } from '../webhooks/webhook-receiver.ts';

/** Undefined where the configuration names nobody who collects them: then nothing of it is loaded. */
export async function startTracing({ traces }: Config, logger: Logger): Promise<Tracing | undefined> {
  const { endpoint, ratio } = traces;
  if (endpoint === undefined) return undefined;
  const { createOpenTelemetry } = await import('../tracing/open-telemetry.ts');
  const onFailure = (err: Error | undefined) => logger.warn({ err }, 'traces cannot be sent');
  return createOpenTelemetry({ endpoint, ratio, version: packageJson.version, onFailure });
}

export function traceDatabase(database: Database, tracing: Tracing | undefined): Database {
  if (tracing === undefined) return database;
  const commit: Database['commit'] = (unit, durability) =>
    tracing.span('store.commit', { statements: unit.length }, () => database.commit(unit, durability));
  // Not copied: its clock is read anew each time.
  return Object.create(database, { commit: { value: commit } });
}

export function traceEgov(egov: Egov, connector: string, tracing: Tracing | undefined): Egov {
  if (tracing === undefined) return egov;
  return wrapEgov(egov, (ask, { operation }) =>
    tracing.span(
      'state',
      { connector, operation },
      () => ask(),
      (answer) => ({ outcome: outcomeOf(answer) }),
    ),
  );
}

export function traceRenderer(renderer: Renderer, tracing: Tracing | undefined): Renderer {
  if (tracing === undefined) return renderer;
  const { renderDocument } = renderer;
  return {
    ...renderer,
    renderDocument: (document, want, turn) =>
      tracing.span('render', { document_type: document.documentType }, () => renderDocument(document, want, turn)),
  };
}

/** A receiver can go on with the trace of its webhook, which begins with the attempt: the request that caused it was answered long ago. */
export function traceReceivers(receivers: WebhookReceivers, tracing: Tracing | undefined): WebhookReceivers {
  if (tracing === undefined) return receivers;
  return {
    ...receivers,
    post: ({ headers, ...post }) =>
      tracing.trace(
        'webhook',
        {},
        () => receivers.post({ ...post, headers: { ...headers, ...traceHeaders(tracing) } }),
        (answer) => ({ outcome: answer.outcome, ...('status' in answer && { status: answer.status }) }),
      ),
  };
}

/** Nothing besides: `tracestate` and `baggage` may hold anything. */
export function traceHeaders(tracing: Tracing): { traceparent?: string } {
  const traceparent = tracing.traceparent();
  return traceparent === undefined ? {} : { traceparent };
}
