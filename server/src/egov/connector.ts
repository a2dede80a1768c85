/** A connector to a state system, as `app.ts` takes it in: it is measured and guarded there, each by itself. */
import type { Clock, Ids } from '../clock.ts';
import type { Finding } from '../words/finding.ts';
import type { Egov } from './egov.ts';

export interface Connector {
  /** Its name in metrics and logs, such as `relay`. */
  name: string;
  egov: Egov;
  /**
   * For `qujat doctor --live`: whether the state can be reached and would serve us. Sends no SMS and nothing of a person, and
   * rejects for nothing that a finding can say. `nowMs` is the time in epoch milliseconds, for the life of certificates.
   */
  check?(nowMs: number, signal: AbortSignal): Promise<Finding[]>;
  /** Ends its connections. */
  close(): Promise<void>;
}

/** A kind of connector, as its folder offers it: what can be set of it, and how the settings are read. */
export interface ConnectorKind {
  /** All environment variables that it reads. */
  settingNames: readonly string[];
  /** @throws Error that names the variable and what it must be */
  configure(environment: NodeJS.ProcessEnv): ConfiguredConnector;
}

/** A connector whose settings have been read, and which is not connected yet. */
export interface ConfiguredConnector {
  /** Where it sends its messages, by the variable that says so. */
  urls: Readonly<Record<string, URL>>;
  /** Loads what it needs only now: most gateways have not all kinds. */
  connect(context: ConnectorContext): Promise<Connector>;
}

/** What a connector takes from outside of itself. */
export interface ConnectorContext {
  monotonicMs: () => number;
  clock: Clock;
  ids: Ids;
  /** Of one document's file. */
  maxFileBytes: number;
  /** Deadline of one operation. */
  timeoutMs: number;
  /** Tells of a message to the state, with nothing of a person in it. */
  onMessage(fields: object): void;
  /** Undefined where the operator hands no traces on. */
  traceHeaders?: TraceHeaders | undefined;
}

/** What lets the other side go on with our trace: `traceparent` of W3C Trace Context. */
export type TraceHeaders = () => { traceparent?: string };
