/** Tracing by OpenTelemetry, sent with OTLP over HTTP. It touches nothing global, so that gateways of one process do not share it. */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { ReadFacts, SpanFacts, TracedRequest, Tracing } from './tracing.ts';

export interface OpenTelemetryOptions {
  /** Where `/v1/traces` is. */
  endpoint: string;
  /** Which share of all traces is sent. It follows from the trace's id, so that all who take part decide alike. */
  ratio: number;
  version: string;
  /** Told once until it works again. */
  onFailure(error: Error | undefined): void;
}

/** With all that is tried again. A gateway that ends waits no longer for its collector. */
const SEND_WITHIN_MS = 3_000;

export function createOpenTelemetry({ endpoint, ratio, version, onFailure }: OpenTelemetryOptions): Tracing {
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: SEND_WITHIN_MS });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'qujat', 'service.version': version }),
    sampler: new TraceIdRatioBasedSampler(ratio),
    spanProcessors: [
      new BatchSpanProcessor({ exporter: tellFailures(exporter, onFailure), exportTimeoutMillis: SEND_WITHIN_MS }),
    ],
  });
  const tracer = provider.getTracer('qujat');
  const current = new AsyncLocalStorage<Context>();
  const within: Within = async (parent, name, attributes, work, read) => {
    const span = tracer.startSpan(name, { attributes }, parent);
    try {
      const result = await current.run(trace.setSpan(parent, span), work);
      if (read !== undefined) span.setAttributes(read(result));
      return result;
    } catch (error) {
      fail(span, codeOf(error));
      throw error;
    } finally {
      span.end();
    }
  };
  return {
    beginRequest(operation, traceparent) {
      const kind = SpanKind.SERVER;
      const span = tracer.startSpan(operation, { kind }, callerOf(traceparent));
      const context = trace.setSpan(ROOT_CONTEXT, span);
      return tracedRequest(
        span,
        () => tracer.startSpan('reply', {}, context),
        (work) => current.run(context, work),
      );
    },
    async span(name, facts, work, read) {
      const parent = current.getStore();
      return parent === undefined ? work() : within(parent, name, facts, work, read);
    },
    trace: (name, facts, work, read) => within(ROOT_CONTEXT, name, facts, work, read),
    traceparent: () => traceparentOf(current.getStore()),
    // What could not be sent was told.
    close: () => provider.shutdown().catch(() => {}),
  };
}

type Within = <Result>(
  parent: Context,
  name: string,
  facts: SpanFacts,
  work: () => Promise<Result>,
  read?: ReadFacts<Result>,
) => Promise<Result>;

function traceparentOf(context: Context | undefined): string | undefined {
  const span = context && trace.getSpanContext(context);
  return span && `00-${span.traceId}-${span.spanId}-0${span.traceFlags & TraceFlags.SAMPLED}`;
}

function tracedRequest(span: Span, startReply: () => Span, run: TracedRequest['run']): TracedRequest {
  let reply: Span | undefined;
  return {
    run,
    beginReply() {
      reply = startReply();
    },
    end(facts: SpanFacts) {
      reply?.end();
      span.setAttributes(facts);
      if (Number(facts['status']) >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

const TRACEPARENT = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(?:-|$)/;

/** `tracestate` is left: it may hold anything, and it is somebody else's. */
function callerOf(traceparent: string | undefined): Context {
  const [, traceId = '', spanId = '', flags = ''] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  const caller = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(caller) ? trace.setSpanContext(ROOT_CONTEXT, caller) : ROOT_CONTEXT;
}

/** The words of an error may be of anything; its code is one of ours. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[a-z_]{1,40}$/.test(code) ? code : 'error';
}

function fail(span: Span, outcome: string): void {
  span.setAttribute('outcome', outcome);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function tellFailures(exporter: SpanExporter, onFailure: OpenTelemetryOptions['onFailure']): SpanExporter {
  let failing = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const failed = result.error !== undefined;
        if (failed && !failing) onFailure(result.error);
        failing = failed;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}
