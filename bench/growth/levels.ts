/** How large the stores of a growth run are, and how each comes to be. */
import { join } from 'node:path';
import { findDocumentType } from '../../server/src/documents/catalogue.ts';
import { sampleHolderOf } from '../../server/src/egov/sandbox/sample-document.ts';
import { burstSettings } from '../../torture/burst-settings.ts';
import { startOnceUpstream } from '../../torture/once-upstream.ts';
import type { Contestant } from '../contestants/contestant.ts';
import { qujat } from '../contestants/qujat.ts';
import { playRound } from '../flow-client.ts';
import { startServer } from '../running-server.ts';
import { withoutLimits } from '../without-limits.ts';
import { drawScan } from './draw-scan.ts';
import { fillTable, fillWithFlows } from './fill-store.ts';
import type { Axis } from './growth-options.ts';

/** A gateway on a store, and how far along its axis that is. */
export interface Level {
  size: number;
  contestant: Contestant;
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

export function levelsOf(axis: Axis, most: number): Promise<Level[]> {
  const upTo = (first: number) => Array.from({ length: 8 }, (_, index) => first * 10 ** index).filter((n) => n <= most);
  return {
    sessions: () => each(upTo(1_000), (size) => filled(size, (file) => fillWithFlows(file, size))),
    audit: () => each(upTo(10_000), (size) => filled(size, (file) => fillTable(file, 'audit', size))),
    organizations: () =>
      each(ORGANIZATIONS, (size) => qujat({ name: '', organizations: size, settings: withoutLimits })),
    payload: async () => {
      const levels = await each(PAYLOAD_SIZES, withPayload);
      return levels.map((level) => ({
        ...level,
        connections: PAYLOAD_CONNECTIONS,
        flowsMost: Math.ceil(PAYLOAD_BYTES_A_ROUND / level.size),
      }));
    },
  }[axis]();
}

async function each(sizes: readonly number[], make: (size: number) => Promise<Contestant>): Promise<Level[]> {
  const levels: Level[] = [];
  const anyNumber = { connections: CONNECTIONS, flowsMost: Number.POSITIVE_INFINITY };
  for (const size of sizes) levels.push({ size, contestant: await make(size), ...anyNumber });
  return levels;
}

async function filled(size: number, fill: (file: string) => void): Promise<Contestant> {
  const contestant = await qujat({ name: String(size), settings: withoutLimits });
  const server = await startServer(contestant);
  await playRound(server.target, { flows: MODEL_FLOWS, connections: CONNECTIONS });
  await server.stop();
  fill(join(contestant.dataDirectory, 'qujat.sqlite'));
  return contestant;
}

/** The document comes from an upstream in this process, whose PDF has this size. */
async function withPayload(bytes: number): Promise<Contestant> {
  const pdf = drawScan(bytes).toString('base64');
  const upstream = await startOnceUpstream({ pdfOf: () => pdf });
  const { iin, phone } = sampleHolderOf(findDocumentType('identity_card'));
  const contestant = await qujat({
    name: String(bytes),
    environment: 'live',
    people: [{ iin, phone }],
    settings: { ...burstSettings, QUJAT_RELAY_URL: upstream.url },
  });
  const remove = async () => {
    upstream.close();
    await contestant.remove();
  };
  return { ...contestant, remove };
}
