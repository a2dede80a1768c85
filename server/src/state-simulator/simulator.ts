/**
 * The state simulator: the sandbox's state behind the state's own protocol, so that a gateway can be tried over the real wire. It is a
 * process of its own, started by `qujat state-simulator`.
 */
import { randomUUID } from 'node:crypto';
import { type Clock, DAY_MS, type Ids } from '../clock.ts';
import type { Mapping } from '../egov/smartbridge/mapping.ts';
import { createMetrics } from '../http/metrics.ts';
import { createHttpServer } from '../http/server.ts';
import type { Logger } from '../logging/logger.ts';
import { fingerprintOf } from '../soap/certificate-trust.ts';
import { makeSigningKey } from '../soap/make-signing-key.ts';
import type { MessageSigner } from '../soap/message-security.ts';
import { createRsaSigner } from '../soap/rsa-signer.ts';
import { createRsaVerifier } from '../soap/rsa-verifier.ts';
import { registerChannelRoutes } from './channel-routes.ts';
import { registerInboxRoutes } from './inbox-routes.ts';
import type { SimulatorKeys } from './keys.ts';
import { createMemoryInbox } from './memory-inbox.ts';
import { registerSchemaRoutes } from './schema-routes.ts';
import { createServices } from './services.ts';
import { createFaults } from './simulator-faults.ts';
import { registerSimulatorPage } from './simulator-page.ts';

export interface SimulatorOptions {
  keys: SimulatorKeys;
  mapping: Mapping;
  logger: Logger;
  clock: Clock;
  ids: Ids;
  /** How long a code is taken. */
  otpTtlMs: number;
  onMessage?: (direction: 'request' | 'answer', xml: string) => void;
}

export function createSimulator(options: SimulatorOptions) {
  const { keys, mapping, logger, clock, ids, onMessage } = options;
  const inbox = createMemoryInbox(clock);
  const faults = createFaults();
  const services = createServices({ ...options, inbox });
  const fingerprints = [fingerprintOf(keys.gatewayCertificate)];
  const nowMs = () => clock.nowMs();
  const channel = {
    mapping,
    services,
    faults,
    clock,
    ids,
    verifier: createRsaVerifier({ trust: { kind: 'pinned', fingerprints }, nowMs }),
    signer: createRsaSigner(keys.state, randomUUID),
    foreignSigner: createForeignSigner(clock),
  };
  const server = createHttpServer({ logger, ids, metrics: createMetrics(), trustedProxies: [] });
  registerChannelRoutes(server, { channel, logger, onMessage });
  registerSchemaRoutes(server);
  registerSimulatorPage(server);
  registerInboxRoutes(server, { inbox, faults, services: [...services.keys()] });
  return {
    server,
    inbox,
    close: async () => {
      // A call that hangs on purpose would hold up the end.
      server.server.closeAllConnections();
      await server.close();
    },
  };
}

export type Simulator = ReturnType<typeof createSimulator>;

/** Its key is made when somebody first chooses that fault. */
function createForeignSigner(clock: Clock): MessageSigner {
  let signer: MessageSigner | undefined;
  return {
    sign: (content, signal) => {
      const nowMs = clock.nowMs();
      const life = { validFromMs: nowMs - DAY_MS, validToMs: nowMs + 3650 * DAY_MS };
      signer ??= createRsaSigner(makeSigningKey({ commonName: 'Somebody else', ...life }), randomUUID);
      return signer.sign(content, signal);
    },
  };
}
