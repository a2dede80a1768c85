/** Attacks on an operation: a request that its schema allows, with none to three changes for the worse. */
import fc from 'fast-check';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import type { Attack, Body } from './attack.ts';
import { knownParts, knownValues, operatorsHeaders, ownersHeaders } from './known-values.ts';
import { FORM, type ObjectSchema, type Operation } from './operations.ts';
import { damage, wildBodyText, wildJson, wildText } from './wild.ts';

/** A request while it is being made. */
interface Draft {
  operation: Operation;
  method: string;
  pathValues: Record<string, string>;
  query: [string, string][];
  headers: [string, string][];
  fields: [name: string, value: unknown][] | undefined;
  /** In the place of the fields. */
  body?: Body;
  damagePath?: (path: string) => string;
  reaches: boolean;
  malformed: boolean;
  person: number;
}

type Change = (draft: Draft) => Draft;

const SOME_SEEDS = 100_000;
/** Half of what the head may have in all. */
const LONG_TARGET = 8_000;

export function attacksOn(operation: Operation): fc.Arbitrary<Attack> {
  const changes = fc.array(changeOf(operation), { minLength: 1, maxLength: 3 });
  return fc
    .tuple(draftOf(operation), changes)
    .map(([draft, made]) => finish(made.reduce((changed, change) => change(changed), draft)));
}

/** What a client would send. */
export function requestsOf(operation: Operation): fc.Arbitrary<Attack> {
  return draftOf(operation).map(finish);
}

function draftOf(operation: Operation): fc.Arbitrary<Draft> {
  const valuesIn = (place: string) =>
    fc.record(
      Object.fromEntries(
        operation.parameters
          .filter((parameter) => parameter.in === place)
          .map(({ name, schema, required }) => [name, sometimes(textOf(name, schema), required)]),
      ),
    ) as fc.Arbitrary<Record<string, string | undefined>>;
  const fields = operation.body && fc.record(fieldsOf(operation.body));
  return fc
    .record({
      pathValues: valuesIn('path'),
      query: valuesIn('query'),
      headers: valuesIn('header'),
      authorization: operation.secured ? textOf('authorization', { type: 'string' }) : fc.constant(undefined),
      logIn: operation.isOfCabinet ? logInOf(operation) : fc.constant([]),
      fields: fields ?? fc.constant(undefined),
      person: fc.nat(),
    })
    .map(({ pathValues, query, headers, authorization, logIn, fields: values, person }) => ({
      operation,
      method: operation.method,
      pathValues: Object.fromEntries(given(pathValues)),
      query: given(query),
      headers: [
        ...given({ ...headers, authorization }),
        ...logIn,
        ...(values === undefined ? [] : [['content-type', operation.bodyType] as [string, string]]),
      ],
      fields: values && given(values),
      reaches: true,
      malformed: false,
      person,
    }));
}

function logInOf({ path }: Operation): fc.Arbitrary<[string, string][]> {
  const strangers = fc.constantFrom<[string, string][]>([], [['x-qujat-cabinet', '1']]);
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(ownersHeaders) },
    { weight: /\/operator\/|\/subscriptions\//.test(path) ? 16 : 1, arbitrary: fc.constant(operatorsHeaders) },
    { weight: 1, arbitrary: strangers },
  );
}

function sometimes<Value>(arbitrary: fc.Arbitrary<Value>, mostly: boolean): fc.Arbitrary<Value | undefined> {
  return fc.oneof(
    { weight: mostly ? 20 : 1, arbitrary },
    { weight: mostly ? 1 : 2, arbitrary: fc.constant(undefined) },
  );
}

function given<Value>(values: Record<string, Value | undefined>): [string, Value][] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

function fieldsOf({ properties, required }: ObjectSchema): Record<string, fc.Arbitrary<unknown>> {
  const fieldOf = (name: string, schema: JsonSchema) =>
    sometimes<unknown>(knownParts[name] ?? knownValues[name] ?? valuesOf(schema), required?.includes(name) ?? true);
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, fieldOf(name, schema)]));
}

const textOf = (name: string, schema: JsonSchema): fc.Arbitrary<string> =>
  knownValues[name] ?? valuesOf(schema).map(String);

/** Mostly what the document itself gives as an example: it has to be a value that is taken. */
function valuesOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const generated = fc.nat(SOME_SEEDS).map((seed) => generateSync(schema, { seed }));
  const { examples } = Object(schema) as { examples?: unknown[] };
  if (examples === undefined) return generated;
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...examples) }, { weight: 1, arbitrary: generated });
}

function changeOf(operation: Operation): fc.Arbitrary<Change> {
  return operation.body === undefined
    ? fc.oneof(...pathChanges, ...headerChanges)
    : fc.oneof(
        ...fieldChanges(Object.keys(operation.body.properties)),
        ...fieldChanges(Object.keys(operation.body.properties)),
        ...bodyChanges,
        ...pathChanges,
        ...headerChanges,
      );
}

function fieldChanges(names: string[]): fc.Arbitrary<Change>[] {
  // A body without fields of its own gets one that it does not know.
  const name = fc.constantFrom('unknown', ...names);
  const withFields = (draft: Draft, fields: [string, unknown][]): Draft => ({ ...draft, fields });
  return [
    name.map(
      (dropped) => (draft) =>
        withFields(
          draft,
          (draft.fields ?? []).filter(([field]) => field !== dropped),
        ),
    ),
    fc.tuple(name, wildJson).map(
      ([changed, value]) =>
        (draft) =>
          withFields(
            draft,
            (draft.fields ?? []).map(([field, old]) => [field, field === changed ? value : old]),
          ),
    ),
    fc.tuple(name, damage).map(
      ([changed, harm]) =>
        (draft) =>
          withFields(
            draft,
            (draft.fields ?? []).map(([field, old]) => [
              field,
              field === changed ? harm(typeof old === 'string' ? old : JSON.stringify(old)) : old,
            ]),
          ),
    ),
    fc
      .tuple(
        fc.oneof(name, wildText, fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty')),
        wildJson,
      )
      .map(
        ([added, value]) =>
          (draft) =>
            withFields(draft, [...(draft.fields ?? []), [added, value]]),
      ),
  ];
}

const contentTypes = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/json; charset=latin1',
  'application/json;;;',
  'APPLICATION/JSON',
  'application/json, text/plain',
  'application/problem+json',
  'application/',
  '*/*',
  '',
  'json',
];

const bodyChanges: fc.Arbitrary<Change>[] = [
  fc
    .tuple(wildBodyText, fc.constantFrom<Body['encoding']>('utf8', 'utf8', 'latin1', 'utf16le'))
    .map(([text, encoding]) => (draft) => ({ ...draft, body: { text, encoding } })),
  fc
    .constantFrom<Body['encoding']>('latin1', 'utf16le')
    .map((encoding) => (draft) => ({ ...draft, body: { text: textOfFields(draft), encoding } })),
  fc.constantFrom(...contentTypes, undefined).map((type) => (draft) => {
    const headers = draft.headers.filter(([name]) => name !== 'content-type');
    return { ...draft, headers: type === undefined ? headers : [...headers, ['content-type', type]] };
  }),
];

const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'QUERY',
  'PROPFIND',
  'get',
  'X',
];

const pathChanges: fc.Arbitrary<Change>[] = [
  fc.constantFrom(...methods).map((method) => (draft) => ({
    ...draft,
    method,
    reaches: draft.reaches && method === draft.method,
    malformed: draft.malformed || !methods.slice(0, 7).includes(method),
  })),
  damage.map((damagePath) => (draft) => ({ ...draft, damagePath, reaches: false })),
  fc
    .constantFrom('/..', '//', '/./', '%', '%zz', '%c3%28', '%00', ';a=b', '#', '?', '/%2e%2e/', '\\', '*', 'http://x/')
    .map((tail) => (draft) => ({ ...draft, damagePath: (path) => path + tail, reaches: false })),
  wildText.map((value) => (draft) => {
    const [name] = Object.keys(draft.pathValues);
    return name === undefined ? draft : { ...draft, pathValues: { ...draft.pathValues, [name]: value } };
  }),
  fc
    .tuple(fc.oneof(wildText, fc.constantFrom('phone', 'iin', '__proto__', 'a[b]')), wildText)
    .map((pair) => (draft) => ({ ...draft, query: [...draft.query, pair] })),
];

const headerChanges: fc.Arbitrary<Change>[] = [
  fc
    .tuple(
      fc.constantFrom('idempotency-key', 'authorization'),
      fc.oneof(wildText, knownValues['idempotency-key'] ?? wildText),
    )
    .map(([name, value]) => (draft) => {
      const isDouble = draft.headers.some(([other]) => other === name);
      const isClean = /^[\t\x20-\x7e\x80-\xff]*$/.test(value) && value.length < 8_000;
      return {
        ...draft,
        headers: [...draft.headers, [name, value]],
        malformed: draft.malformed || !isClean || isDouble,
      };
    }),
  fc
    .constantFrom<[string, string]>(
      ['accept', 'application/xml'],
      ['accept', '*/*;q=0'],
      ['accept-encoding', 'gzip;q=0, br'],
      ['content-encoding', 'gzip'],
      ['range', 'bytes=0-10'],
      ['if-none-match', '*'],
      ['if-modified-since', 'never'],
      ['x-http-method-override', 'DELETE'],
      ['x-forwarded-for', "127.0.0.1'--"],
      ['x-request-id', '900101300017'],
      ['origin', 'https://evil.example'],
      ['cookie', '__proto__=1; a=b; ='],
      ['accept-version', '1.0.0'],
    )
    .map((header) => (draft) => ({ ...draft, headers: [...draft.headers, header] })),
  fc
    .constantFrom<[string, string]>(
      ['expect', '100-continue'],
      ['expect', 'a miracle'],
      ['connection', 'upgrade'],
      ['upgrade', 'websocket'],
      ['upgrade', 'h2c'],
      ['host', ''],
      ['host', 'a\tb'],
      ['content-length', '-1'],
      ['content-length', '1'],
      ['content-length', '5, 5'],
      ['transfer-encoding', 'chunked'],
      ['transfer-encoding', 'identity'],
      ['transfer-encoding', 'gzip, chunked'],
      ['x', 'y'.repeat(20_000)],
      ['\u0000', 'x'],
      ['a b', 'x'],
      ['x', 'a\r\nb: c'],
      ['x', '\u0000'],
    )
    .map((header) => (draft) => ({ ...draft, headers: [...draft.headers, header], malformed: true })),
];

function finish(draft: Draft): Attack {
  const { operation, method, query, headers, fields, damagePath, malformed, person } = draft;
  const plain = operation.path.replace(/\{(\w+)\}/g, (_whole, name: string) => encoded(draft.pathValues[name] ?? ''));
  const path = damagePath === undefined ? plain : oneLine(damagePath(plain));
  const search = query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
  const body = draft.body ?? (fields && { text: textOfFields(draft), encoding: 'utf8' as const });
  return {
    operation,
    method,
    target: search === '' ? path : `${path}?${search}`,
    headers,
    body,
    person,
    reaches: draft.reaches && !malformed && path.length + search.length < LONG_TARGET && isOneSegment(draft.pathValues),
    malformed: malformed || /[^\x21-\x7e]/.test(path) || !path.startsWith('/'),
  };
}

/** With these in the path it is another path. */
function isOneSegment(pathValues: Record<string, string>): boolean {
  return Object.values(pathValues).every((value) => !['', '.', '..'].includes(value));
}

/** Not `Object.fromEntries`, so that a name may come twice, and may be `__proto__`. */
function textOfFields({ operation, fields = [] }: Draft): string {
  if (operation.bodyType === FORM)
    return fields.map(([name, value]) => `${encoded(name)}=${encoded(formValue(value))}`).join('&');
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
}

/** Not `String`, which fails for an object whose own `toString` is no function. */
function formValue(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Placeholders stay readable: what they stand for needs no encoding. */
function encoded(text: string): string {
  return text
    .split(/(<<\w+>>)/)
    .map((part) => (part.startsWith('<<') ? part : encodeURIComponent(part.toWellFormed())))
    .join('');
}

/** A line break in the path would begin another request. */
function oneLine(path: string): string {
  return path.replace(/[\r\n]/g, ' ');
}
