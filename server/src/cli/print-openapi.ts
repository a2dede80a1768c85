/** qujat openapi: the OpenAPI document on standard output, made from the routes without listening. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';

export async function printOpenApi(): Promise<void> {
  process.stdout.write(`${JSON.stringify(await makeOpenApi(), null, 2)}\n`);
}

export async function makeOpenApi(): Promise<object> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'qujat-openapi-'));
  const app = await createApp(readConfig({ QUJAT_DATA_DIR: dataDirectory }), pino({ level: 'silent' }));
  try {
    await app.server.ready();
    return app.server.swagger();
  } finally {
    await app.close();
    rmSync(dataDirectory, { recursive: true });
  }
}
