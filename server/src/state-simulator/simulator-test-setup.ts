/** A simulator in this process, with a client that speaks to it as a gateway would. */
import assert from 'node:assert/strict';
import { randomUUID, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { randomIds } from '../clock.ts';
import { defaultMapping, type Mapping } from '../egov/smartbridge/mapping.ts';
import { createLogger } from '../logging/logger.ts';
import { fingerprintOf } from '../soap/certificate-trust.ts';
import { readFields, writeFields } from '../soap/data-fields.ts';
import { contentOf } from '../soap/envelope.ts';
import { readPkcs12, type SigningKey } from '../soap/read-pkcs12.ts';
import { createRsaSigner } from '../soap/rsa-signer.ts';
import { createRsaVerifier } from '../soap/rsa-verifier.ts';
import { readSendMessageFault, type SendMessageFault } from '../soap/send-message-fault.ts';
import { buildSendMessageRequest } from '../soap/send-message-request.ts';
import { type ReceivedResponse, readSendMessageResponse } from '../soap/send-message-response.ts';
import { openSimulatorKeys, type SimulatorKeys } from './keys.ts';
import { CHANNEL_PATH } from './schema-routes.ts';
import { createSimulator, type Simulator } from './simulator.ts';
import type { ChosenFault } from './simulator-faults.ts';

export const OTP_TTL_MS = 180_000;

export interface Exchange {
  /** Its `data` as fields; undefined where a fault came. */
  fields: ReadonlyMap<string, string> | undefined;
  response: ReceivedResponse | undefined;
  fault: SendMessageFault | null;
  messageId: string;
}

export interface SimulatorUnderTest {
  simulator: Simulator;
  address: string;
  keys: SimulatorKeys;
  /** The gateway's key, as the PKCS#12 file has it. */
  gateway: SigningKey;
  logged: string[];
  /** Messages on the wire, in their order. */
  messages: { direction: 'request' | 'answer'; xml: string }[];
  advanceMs(milliseconds: number): void;
  /** Signs, sends, verifies and reads. */
  call(serviceId: string, data: [string, string][], correlationId?: string): Promise<Exchange>;
  post(xml: string): Promise<{ status: number; text: string; contentType: string }>;
  choose(service: string, chosen: ChosenFault): Promise<void>;
  codeOf(phone: string): Promise<string | undefined>;
}

export async function startSimulator(
  t: TestContext,
  { mapping = defaultMapping, directory }: { mapping?: Mapping; directory?: string } = {},
): Promise<SimulatorUnderTest> {
  const dataDirectory = directory ?? keysOfThisProcess();
  let nowMs = Date.now();
  const keys = openSimulatorKeys(dataDirectory, nowMs);
  const logged: string[] = [];
  const messages: SimulatorUnderTest['messages'] = [];
  const logger = createLogger({ level: 'info', destination: { write: (line) => void logged.push(line) } });
  const simulator = createSimulator({
    keys,
    mapping,
    logger,
    ids: randomIds,
    otpTtlMs: OTP_TTL_MS,
    clock: {
      // No two SMS are of the same moment.
      nowMs: () => {
        nowMs += 1;
        return nowMs;
      },
    },
    onMessage: (direction, xml) => void messages.push({ direction, xml }),
  });
  const address = await simulator.server.listen({ host: '127.0.0.1', port: 0 });
  t.after(async () => {
    await simulator.close();
  });
  const password = readFileSync(keys.files.password, 'utf8').trim();
  const gateway = readPkcs12(readFileSync(keys.files.gateway), password);
  const post = async (xml: string) => {
    const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' };
    const reply = await fetch(`${address}${CHANNEL_PATH}`, { method: 'POST', headers, body: xml });
    return { status: reply.status, text: await reply.text(), contentType: reply.headers.get('content-type') ?? '' };
  };
  return {
    simulator,
    address,
    keys,
    gateway,
    logged,
    messages,
    post,
    advanceMs: (milliseconds) => {
      nowMs += milliseconds;
    },
    call: (serviceId, data, correlationId = randomUUID()) =>
      call({ post, gateway, keys }, serviceId, data, correlationId),
    choose: async (service, chosen) => {
      await fetch(`${address}/faults/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ service, ...chosen }),
      });
    },
    codeOf: async (phone) => {
      const reply = await fetch(`${address}/messages/?phone=${phone}`);
      return ((await reply.json()) as { messages: { code: string }[] }).messages[0]?.code;
    },
  };
}

let shared: string | undefined;

/** All simulators of a process have the same keys: to make them takes longer than most tests. */
function keysOfThisProcess(): string {
  if (shared !== undefined) return shared;
  const made = mkdtempSync(join(tmpdir(), 'qujat-simulator-'));
  process.once('exit', () => rmSync(made, { recursive: true }));
  shared = made;
  return made;
}

async function call(
  { post, gateway, keys }: Pick<SimulatorUnderTest, 'post' | 'gateway' | 'keys'>,
  serviceId: string,
  data: [string, string][],
  correlationId: string,
): Promise<Exchange> {
  const { signal } = new AbortController();
  const messageId = randomUUID();
  const content = buildSendMessageRequest({
    messageId,
    correlationId,
    serviceId,
    messageDateMs: Date.now(),
    routeId: null,
    sessionId: null,
    sender: { senderId: 'qujat', password: 'the-password' },
    properties: [],
    data: writeFields(data),
  });
  const { text } = await post(await createRsaSigner(gateway, randomUUID).sign(content, signal));
  const fingerprints = [fingerprintOf(new X509Certificate(keys.state.certificate))];
  const verifier = createRsaVerifier({ trust: { kind: 'pinned', fingerprints }, nowMs: () => Date.now() });
  const answer = contentOf(await verifier.verify(text, signal));
  const fault = readSendMessageFault(answer);
  if (fault !== null) return { fields: undefined, response: undefined, fault, messageId };
  const response = readSendMessageResponse(answer);
  assert.ok(response.data !== null);
  return { fields: readFields(response.data), response, fault: null, messageId };
}
