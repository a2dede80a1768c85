/**
 * smartbridge: live keys are served by the state's bus, over SOAP 1.1, SyncChannel v10, with signed messages. Each operation of the
 * port is one or two messages to the services that `mapping.ts` names.
 */
import type { MessageSigner, MessageVerifier } from '../../soap/message-security.ts';
import { createRsaSigner } from '../../soap/rsa-signer.ts';
import { createRsaVerifier } from '../../soap/rsa-verifier.ts';
import type { Connector, TraceHeaders } from '../connector.ts';
import { createHttpCaller, type HttpCaller } from '../http-call.ts';
import { checkState } from './check-state.ts';
import type { MessageReport, StateLink } from './exchange.ts';
import { createNcanodeSecurity } from './ncanode-security.ts';
import { checkMcdb } from './smartbridge-check-mcdb.ts';
import { fetchDocument } from './smartbridge-fetch-document.ts';
import { requestDocument } from './smartbridge-request-document.ts';
import { resendOtp } from './smartbridge-resend-otp.ts';
import type { SmartbridgeSettings } from './smartbridge-settings.ts';

export interface SmartbridgeOptions extends SmartbridgeSettings {
  /** Of one document's file; the answer may be as large as such a file in base64 and the rest. */
  maxFileBytes: number;
  nowMs: () => number;
  uuid: () => string;
  /** For the log: one call for each message, with nothing of a person in it. */
  onMessage: (report: MessageReport) => void;
  traceHeaders?: TraceHeaders | undefined;
}

const REST_OF_ANSWER_BYTES = 8 * 1024 * 1024;

export function createSmartbridgeConnector(options: SmartbridgeOptions): Connector {
  const { tls, traceHeaders } = options;
  const caller = createHttpCaller({ tls, traceHeaders });
  const link: StateLink = {
    ...options,
    ...createSecurity(options, caller),
    caller,
    maxBodyBytes: Math.ceil((options.maxFileBytes * 4) / 3) + REST_OF_ANSWER_BYTES,
  };
  return {
    name: 'smartbridge',
    egov: {
      requestDocument: (request, signal) => requestDocument(request, link, signal),
      resendOtp: (request, signal) => resendOtp(request, link, signal),
      fetchDocument: (request, code, signal) => fetchDocument(request, code, link, signal),
      checkMcdb: (question, signal) => checkMcdb(question, link, signal),
    },
    check: (nowMs, signal) => checkState(options, link, nowMs, signal),
    close: () => caller.close(),
  };
}

/** NCANode is called by the same caller: it knows whether anything of an operation has gone out. */
function createSecurity(
  { security, nowMs, uuid }: SmartbridgeOptions,
  caller: HttpCaller,
): { signer: MessageSigner; verifier: MessageVerifier } {
  if (security.kind === 'ncanode') return createNcanodeSecurity({ ...security, nowMs }, caller);
  return {
    signer: createRsaSigner(security.key, uuid),
    verifier: createRsaVerifier({ trust: security.trust, nowMs }),
  };
}
