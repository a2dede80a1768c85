/**
 * relay: live keys are served by an upstream that has the same Backend API, the hosted service or another Qujat. Each operation of
 * the port is one call there, under this gateway's own key.
 */
import type { Connector, TraceHeaders } from '../connector.ts';
import { createHttpCaller } from '../http-call.ts';
import { checkUpstream } from './check-upstream.ts';
import { checkMcdb } from './relay-check-mcdb.ts';
import { fetchDocument } from './relay-fetch-document.ts';
import { requestDocument } from './relay-request-document.ts';
import { resendOtp } from './relay-resend-otp.ts';
import type { RelaySettings } from './relay-settings.ts';
import type { Upstream } from './upstream-call.ts';

export interface RelayOptions extends RelaySettings {
  /** Of one document's file; the answer may be as large as such a file in base64 and the rest. */
  maxFileBytes: number;
  /** Deadline of one operation. */
  timeoutMs: number;
  monotonicMs: () => number;
  traceHeaders?: TraceHeaders | undefined;
}

const REST_OF_ANSWER_BYTES = 8 * 1024 * 1024;

export function createRelayConnector(options: RelayOptions): Connector {
  const { url, apiKey, maxFileBytes, timeoutMs, monotonicMs, traceHeaders } = options;
  const caller = createHttpCaller({ traceHeaders });
  const upstream: Upstream = {
    caller,
    baseUrl: new URL(url.href.endsWith('/') ? url : `${url.href}/`),
    apiKey,
    maxBodyBytes: Math.ceil((maxFileBytes * 4) / 3) + REST_OF_ANSWER_BYTES,
  };
  return {
    name: 'relay',
    egov: {
      requestDocument: (request, signal) => requestDocument(request, upstream, signal),
      resendOtp: (request, signal) => resendOtp(request, upstream, signal),
      fetchDocument: (request, code, signal) =>
        fetchDocument(request, code, upstream, { timeoutMs, monotonicMs }, signal),
      checkMcdb: (question, signal) => checkMcdb(question, upstream, signal),
    },
    check: (nowMs, signal) => checkUpstream(upstream, nowMs, signal),
    close: () => caller.close(),
  };
}
