/**
 * One value of `result_json`, by its schema: what it tells, in the form that the schema asks for, or a gap. Spellings that
 * serialisers and registers differ in are read: numbers as text, text as numbers, days in any form, names of fields in another
 * case or by an older word.
 */

import { LRUCache } from 'lru-cache';
import { almatyMidnightMs } from '../calendar/almaty-date.ts';
import { isJsonObject } from '../json/is-json-object.ts';
import { yesOrNo } from './bilingual.ts';
import { IIN_PATTERN, isDaySchema } from './fields.ts';
import { folded } from './folded.ts';
import { readDay } from './read-day.ts';

/** The part of JSON Schema in which the document types are written. */
export interface FieldSchema {
  type?: unknown;
  format?: unknown;
  pattern?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly FieldSchema[];
  items?: FieldSchema;
  properties?: Readonly<Record<string, FieldSchema>>;
  required?: readonly string[];
}

export interface Reading {
  /** Of the field that is read, such as `domain.birthday`. */
  path: string;
  /** Paths of the fields that were given and could not be read. */
  unreadable: string[];
  counts: { filled: number };
}

/** Never throws. */
export function readField(schema: FieldSchema, given: unknown, reading: Reading): unknown {
  const inner = schema.anyOf?.find(({ type }) => type !== 'null');
  if (inner !== undefined) return readOrNull(inner, given, reading);
  if (schema.properties !== undefined) return readBlock(schema, given, reading);
  if (schema.items !== undefined) return readList(schema.items, given, reading);
  const value = readScalar(schema, plain(given));
  if (value !== undefined) {
    reading.counts.filled += 1;
    return value;
  }
  if (isGiven(given)) reading.unreadable.push(reading.path);
  return schema.type === 'string' && schema.enum === undefined ? '' : null;
}

/** Where null is an answer, what is missing or cannot be read is undefined. */
function readOrNull(schema: FieldSchema, given: unknown, reading: Reading): unknown {
  if (given === null) return null;
  const counts = { filled: 0 };
  const value = readField(schema, given, { ...reading, counts });
  reading.counts.filled += counts.filled;
  return counts.filled > 0 ? value : undefined;
}

function readBlock(block: FieldSchema, given: unknown, reading: Reading): object {
  if (isGiven(given) && !isJsonObject(given)) reading.unreadable.push(reading.path);
  const values = valuesByName(given);
  const { path, unreadable, counts } = reading;
  const read: Record<string, unknown> = {};
  for (const { name, spellings, schema, isRequired } of fieldsOf(block)) {
    let value: unknown;
    for (const spelling of spellings) value ??= values.get(spelling);
    if (!isGiven(value) && !isRequired) continue;
    read[name] = readField(schema, value, { path: `${path}.${name}`, unreadable, counts });
  }
  return read;
}

interface Field {
  name: string;
  /** Folded. */
  spellings: readonly string[];
  schema: FieldSchema;
  isRequired: boolean;
}

/** Of each schema once: the schemas are those of the document types. */
function fieldsOf(block: FieldSchema): readonly Field[] {
  const known = fieldsOfBlocks.get(block);
  if (known !== undefined) return known;
  const { properties = {}, required = [] } = block;
  const fields = Object.entries(properties).map(([name, schema]) => {
    return { name, spellings: spellingsOf(name).map(folded), schema, isRequired: required.includes(name) };
  });
  fieldsOfBlocks.set(block, fields);
  return fields;
}

const fieldsOfBlocks = new WeakMap<FieldSchema, readonly Field[]>();

function readList(items: FieldSchema, given: unknown, reading: Reading): unknown[] {
  const entries = Array.isArray(given) ? given : isGiven(given) ? [given] : [];
  return entries.flatMap((entry, index) => {
    const counts = { filled: 0 };
    const value = readField(items, entry, { ...reading, path: `${reading.path}.${index}`, counts });
    reading.counts.filled += counts.filled;
    return counts.filled > 0 ? [value] : [];
  });
}

function readScalar(schema: FieldSchema, given: unknown): unknown {
  if (!isGiven(given)) return undefined;
  if (schema.enum !== undefined) return schema.enum.find((word) => folded(String(word)) === folded(String(given)));
  if (isDaySchema(schema)) return readMidnight(given);
  if (schema.type === 'string') return readText(schema.pattern === IIN_PATTERN ? asIin(given) : given);
  return schema.type === 'boolean' ? readYesOrNo(given) : readNumber(given);
}

/** The rules of time zones are slow to ask, and documents name the same days again and again. */
function readMidnight(given: unknown): number | undefined {
  const known = typeof given === 'number' ? midnights.get(given) : undefined;
  if (known !== undefined) return known;
  const day = readDay(given);
  const midnight = day && almatyMidnightMs(day.toString());
  if (typeof given === 'number' && midnight !== undefined) midnights.set(given, midnight);
  return midnight;
}

const midnights = new LRUCache<number, number>({ max: 10_000 });

/** A number has lost its leading zeros. */
function asIin(given: unknown): unknown {
  return typeof given === 'number' ? String(given).padStart(12, '0') : given;
}

/** What of a text can be printed: controls and invisible signs of direction would make the page say something else. */
function readText(given: unknown): string | undefined {
  if (typeof given === 'boolean') return yesOrNo(given);
  if (typeof given === 'number') return String(given);
  if (isJsonObject(given)) return bilingualOf(given);
  if (typeof given !== 'string') return undefined;
  const text = given
    .toWellFormed()
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return text === '' ? undefined : text;
}

/** `{nameKk, nameRu}`, as the common block has names, in place of `kk/ru`. */
function bilingualOf(given: object): string | undefined {
  const values = valuesByName(given);
  const [kazakh, russian] = ['namekk', 'nameru'].map((name) => readTextOnly(values.get(name)));
  return [kazakh, russian].filter((text) => text !== undefined).join('/') || undefined;
}

function readTextOnly(given: unknown): string | undefined {
  return typeof given === 'string' ? readText(given) : undefined;
}

function readNumber(given: unknown): number | undefined {
  const text = String(given).replace(/\s/g, '').replace(',', '.');
  return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

const WORDS_FOR_YES = /^(true|1|yes|иә?я?|ия|да)(\/|$)/i;
const WORDS_FOR_NO = /^(false|0|no|жоқ|нет)(\/|$)/i;

function readYesOrNo(given: unknown): boolean | undefined {
  const text = String(given).trim();
  if (WORDS_FOR_YES.test(text)) return true;
  return WORDS_FOR_NO.test(text) ? false : undefined;
}

/** Other words for the state's own names, alone or in a longer name such as `ownerLastName`. */
const OTHER_WORDS: ReadonlyArray<readonly [name: RegExp, words: readonly string[]]> = [
  [/lastName/i, ['surname', 'familyName']],
  [/firstName/i, ['name', 'givenName']],
  [/middleName/i, ['patronymic']],
  [/birthday/i, ['birthDate', 'dateOfBirth']],
];

function spellingsOf(name: string): string[] {
  const others = OTHER_WORDS.flatMap(([pattern, words]) =>
    pattern.test(name) ? words.map((word) => name.replace(pattern, word)) : [],
  );
  return [name, ...others];
}

function valuesByName(given: unknown): Map<string, unknown> {
  const entries = isJsonObject(given) ? Object.entries(given).filter(([, value]) => value !== '') : [];
  return new Map(entries.map(([name, value]) => [folded(name), value]));
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

const json = JSON as unknown as { isRawJSON(value: unknown): value is { rawJSON: string } };

/** A number that JavaScript cannot hold came as its own text. */
function plain(given: unknown): unknown {
  return json.isRawJSON(given) ? given.rawJSON : given;
}
