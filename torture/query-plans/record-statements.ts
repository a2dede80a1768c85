/**
 * Loaded before anything else, and so in every thread: writes each statement that this process prepares for SQLite or sends to
 * PostgreSQL, as lines of JSON, into the file that RECORDED_STATEMENTS names. It stands below all of our own code, so none gets past it.
 */
import { appendFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import type { TortureStore } from '../stores.ts';

const file = process.env['RECORDED_STATEMENTS'];
const known = new Set<string>();

export interface RecordedStatement {
  store: TortureStore['name'];
  text: string;
}

function record(store: TortureStore['name'], text: unknown): void {
  if (file === undefined || typeof text !== 'string' || known.has(text)) return;
  known.add(text);
  appendFileSync(file, `${JSON.stringify({ store, text } satisfies RecordedStatement)}\n`);
}

const { prepare } = DatabaseSync.prototype;
DatabaseSync.prototype.prepare = function (this: DatabaseSync, ...args) {
  record('SQLite', args[0]);
  return prepare.apply(this, args);
};

// It has many shapes; each begins with a text, or with an object that has one.
const client = Client.prototype as { query(this: Client, ...args: unknown[]): unknown };
const { query } = client;
client.query = function (...args) {
  const [first] = args;
  record('PostgreSQL', typeof first === 'object' && first !== null && 'text' in first ? first.text : first);
  return query.apply(this, args);
};
