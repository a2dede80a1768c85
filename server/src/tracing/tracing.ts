/**
 * Traces: where the time of a request goes. A span has a name of ours and facts of a fixed kind, such as a connector or an error's code;
 * never an id, and nothing of a person. `open-telemetry.ts` provides it; where nobody collects traces there is none, and nothing is wrapped.
 */

export type SpanFacts = Readonly<Record<string, string | number>>;

export interface Tracing {
  /** @param traceparent the caller's own, as W3C Trace Context writes it: the request becomes a part of that trace */
  beginRequest(operation: string, traceparent: string | undefined): TracedRequest;
  /** The work as a part of the request that it is done for. Work for no request is no part of any trace. */
  span<Result>(
    name: SpanName,
    facts: SpanFacts,
    work: () => Promise<Result>,
    read?: ReadFacts<Result>,
  ): Promise<Result>;
  /** The work as a trace of its own: it is done for no request. */
  trace<Result>(
    name: TraceName,
    facts: SpanFacts,
    work: () => Promise<Result>,
    read?: ReadFacts<Result>,
  ): Promise<Result>;
  /** What lets somebody whom we call go on with this trace, as W3C Trace Context writes it. Undefined where there is none. */
  traceparent(): string | undefined;
  /** Sends what waits. */
  close(): Promise<void>;
}

export interface TracedRequest {
  /** Runs what belongs to the request, with all that it begins. */
  run(work: () => void): void;
  /** What is left is to write the reply. */
  beginReply(): void;
  end(facts: SpanFacts): void;
}

export type SpanName = 'store.commit' | 'state' | 'render' | 'sign';

export type TraceName = 'webhook';

/** What the result tells. Of an error its code is told. */
export type ReadFacts<Result> = (result: Result) => SpanFacts;
