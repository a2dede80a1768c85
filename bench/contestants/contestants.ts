/** Who takes part beside Qujat on SQLite, in the order of the tables. */
import { resolve } from 'node:path';
import type { FlowOptions } from '../flow-options.ts';
import type { Contestant, Sample, Skipped } from './contestant.ts';
import { jsonServer } from './json-server.ts';
import { mockoon } from './mockoon.ts';
import { prism } from './prism.ts';
import { qujatAgainst, qujatOnPostgres } from './qujat.ts';
import { statefulHttp } from './stateful-http.ts';
import { staticFastify } from './static-fastify.ts';
import { wiremock } from './wiremock.ts';

export type MakeContestant = (sample: Sample) => Contestant | Promise<Contestant | Skipped>;

const others: Record<string, MakeContestant> = {
  postgres: qujatOnPostgres,
  wiremock,
  mockoon,
  'json-server': jsonServer,
  prism,
  stateful: statefulHttp,
};

export function chooseContestants({ beside, against }: FlowOptions): MakeContestant[] {
  const unknown = beside?.find((key) => !Object.hasOwn(others, key));
  if (unknown !== undefined) throw new Error(`--beside takes ${Object.keys(others).join(', ')}, not "${unknown}"`);
  const chosen = Object.entries(others).filter(([key]) => beside?.includes(key) ?? true);
  return [
    ...(against === undefined ? [] : [() => qujatAgainst(resolve(against))]),
    ...chosen.map(([, make]) => make),
    staticFastify,
  ];
}
