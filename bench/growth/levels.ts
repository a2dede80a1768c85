/** How large the stores of a growth run are, and how each comes to be. */
import { join } from 'node:path';
import { findDocumentType } from '../../server/src/documents/catalogue.ts';
import { sampleHolderOf } from '../../server/src/egov/sandbox/sample-document.ts';
import { burstSettings } from '../../torture/burst-settings.ts';
import { startOnceUpstream } from '../../torture/once-upstream.ts';
import type { Contestant } from '../contestants/contestant.ts';
import { type Gateway, type OwnGateway, qujat } from '../contestants/qujat.ts';
import { playRound } from '../flow-client.ts';
import { startServer } from '../running-server.ts';
import { withoutLimits } from '../without-limits.ts';
import { drawScan } from './draw-scan.ts';
import { fillTable, fillWithFlows } from './fill-store.ts';
import type { Axis } from './growth-options.ts';

/** A gateway on a store, and how far along its axis that is. */
export interface Level {
  size: number;
  /** What it leaves is taken away by the stack. */
  make(cleanUp: AsyncDisposableStack): Promise<Contestant>;
  /** A large document comes within the time of a call only if few are drawn at once, and fewer of them tell as much. */
  connections: number;
  flowsMost: number;
}

/** So that a store has models of what is to be copied. */
const MODEL_FLOWS = 200;
const KILOBYTE = 1024;
const PAYLOAD_SIZES = [10, 100, 1024, 5 * 1024].map((kilobytes) => kilobytes * KILOBYTE);
const PAYLOAD_CONNECTIONS = 2;
const PAYLOAD_BYTES_A_ROUND = 100 * KILOBYTE * KILOBYTE;
const CONNECTIONS = 16;
const ORGANIZATIONS = [1, 100, 10_000];

export function levelsOf(axis: Axis, most: number): Level[] {
  const upTo = (first: number) => Array.from({ length: 8 }, (_, index) => first * 10 ** index).filter((n) => n <= most);
  const anyNumber = { connections: CONNECTIONS, flowsMost: Number.POSITIVE_INFINITY };
  const filledBy = (fill: (file: string, size: number) => void) => (size: number) => {
    return {
      size,
      ...anyNumber,
      make: (cleanUp: AsyncDisposableStack) => makeFilled(cleanUp, (file) => fill(file, size)),
    };
  };
  return {
    sessions: () => upTo(1_000).map(filledBy(fillWithFlows)),
    audit: () => upTo(10_000).map(filledBy((file, size) => fillTable(file, 'audit', size))),
    organizations: () =>
      ORGANIZATIONS.map((size) => {
        const make = (cleanUp: AsyncDisposableStack) =>
          makeGateway(cleanUp, { organizations: size, settings: withoutLimits });
        return { size, ...anyNumber, make };
      }),
    payload: () =>
      PAYLOAD_SIZES.map((size) => {
        const flowsMost = Math.ceil(PAYLOAD_BYTES_A_ROUND / size);
        const make = (cleanUp: AsyncDisposableStack) => makeWithPayload(cleanUp, size);
        return { size, connections: PAYLOAD_CONNECTIONS, flowsMost, make };
      }),
  }[axis]();
}

async function makeGateway(cleanUp: AsyncDisposableStack, gateway: Omit<Gateway, 'name'>): Promise<OwnGateway> {
  const contestant = await qujat({ name: 'Qujat', ...gateway });
  cleanUp.defer(contestant.remove);
  return contestant;
}

async function makeFilled(cleanUp: AsyncDisposableStack, fill: (file: string) => void): Promise<Contestant> {
  const contestant = await makeGateway(cleanUp, { settings: withoutLimits });
  const server = await startServer(contestant);
  await playRound(server.target, { flows: MODEL_FLOWS, connections: CONNECTIONS }).finally(() => server.stop());
  fill(join(contestant.dataDirectory, 'qujat.sqlite'));
  return contestant;
}

/** The document comes from an upstream in this process, whose PDF has this size. */
async function makeWithPayload(cleanUp: AsyncDisposableStack, bytes: number): Promise<Contestant> {
  const pdf = drawScan(bytes).toString('base64');
  const upstream = await startOnceUpstream({ pdfOf: () => pdf });
  cleanUp.defer(() => upstream.close());
  const { iin, phone } = sampleHolderOf(findDocumentType('identity_card'));
  const settings = { ...burstSettings, QUJAT_RELAY_URL: upstream.url };
  return makeGateway(cleanUp, { environment: 'live', people: [{ iin, phone }], settings });
}
