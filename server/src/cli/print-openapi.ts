/** qujat openapi: an OpenAPI document on standard output, made from the routes without listening. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../app/app.ts';
import { readConfig } from '../config/read-config.ts';
import { openApiOf } from '../http/openapi.ts';
import type { OpenApiDocument } from '../http/openapi-document.ts';
import type { Audience } from '../http/openapi-split.ts';
import type { CommandContext } from './command-context.ts';

export async function printOpenApi(
  { cabinet = false }: { cabinet?: boolean },
  { terminal }: CommandContext,
): Promise<void> {
  const { [cabinet ? 'cabinet' : 'integrators']: document } = await makeOpenApi();
  terminal.print(document, `${JSON.stringify(document, null, 1)}\n`);
}

export async function makeOpenApi(): Promise<Record<Audience, OpenApiDocument>> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'qujat-openapi-'));
  const app = await createApp(readConfig({ QUJAT_DATA_DIR: dataDirectory }), pino({ level: 'silent' }));
  try {
    await app.server.ready();
    return openApiOf(app.server);
  } finally {
    await app.close();
    rmSync(dataDirectory, { recursive: true });
  }
}
