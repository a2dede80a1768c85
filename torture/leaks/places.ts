/** The places where a gateway leaves anything behind, as bytes. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';

export interface Place {
  name: string;
  bytes: Uint8Array;
}

/** Every file of the folder. One that is removed meanwhile is left out. */
export function filesOf(name: string, folder: string): Place[] {
  return globSync('**/*', { cwd: folder }).flatMap((file) => {
    const bytes = readIfThere(join(folder, file));
    return bytes === undefined ? [] : { name: `${name}: ${file}`, bytes };
  });
}

function readIfThere(path: string): Uint8Array | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path) : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Every table of the file, as JSON. */
export function sqliteTables(file: string): Place[] {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  const places = tables.map(({ name }) => {
    const rows = database.prepare(`select * from "${name}"`).all();
    return { name: `table ${name}`, bytes: Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n')) };
  });
  database.close();
  return places;
}

/** Every table of the database, as JSON; writes what is in memory to the files first. */
export async function postgresTables(url: string): Promise<Place[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('checkpoint');
  const { rows: tables } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const places: Place[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query(`select * from "${name}"`);
    places.push({ name: `table ${name}`, bytes: Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n')) });
  }
  await client.end();
  return places;
}

/** Names, helps and labels of the metrics. Their values are left out: six digits of them may look like a code. */
export async function metricsOf(address: string): Promise<Place> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return { name: '/metrics', bytes: Buffer.from(text.replace(/^([^#\n].*) \S+$/gm, '$1')) };
}
