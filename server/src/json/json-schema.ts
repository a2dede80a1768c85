/**
 * Schemas of what comes and goes: TypeBox's types, without its hundreds of modules, which a start, and each thread that draws, would
 * load to write down JSON. They are loaded when a value is first checked here; what routes take is checked by Ajv.
 */
import { createRequire } from 'node:module';
import type { Static, TSchema, Type as TypeBox } from 'typebox';
import type { TLocalizedValidationError } from 'typebox/error';

export type { Static, TObject, TSchema } from 'typebox';

export type SchemaFault = TLocalizedValidationError;

type Options = Readonly<Record<string, unknown>>;

/** Of a field that may be left out. It is no part of the JSON. */
const OPTIONAL = Symbol('optional');

const builders = {
  String: (options?: Options) => ({ type: 'string', ...options }),
  Number: (options?: Options) => ({ type: 'number', ...options }),
  Integer: (options?: Options) => ({ type: 'integer', ...options }),
  Boolean: (options?: Options) => ({ type: 'boolean', ...options }),
  Null: (options?: Options) => ({ type: 'null', ...options }),
  Literal: (value: string | number | boolean, options?: Options) => ({ type: typeof value, const: value, ...options }),
  Enum: (values: readonly unknown[], options?: Options) => ({ enum: values, ...options }),
  Union: (anyOf: readonly object[], options?: Options) => ({ anyOf, ...options }),
  Array: (items: object, options?: Options) => ({ type: 'array', items, ...options }),
  Optional: (schema: object) => Object.defineProperty({ ...schema }, OPTIONAL, { value: true }),
  Object(properties: Readonly<Record<string, object>>, options?: Options) {
    const required = Object.keys(properties).filter((name) => !(OPTIONAL in Object(properties[name])));
    return { type: 'object', ...(required.length > 0 && { required }), properties, ...options };
  },
  /** Of fields by whatever names the pattern of `key` allows. */
  Record: (key: { pattern: string }, value: object, options?: Options) => ({
    type: 'object',
    patternProperties: { [key.pattern]: value },
    ...options,
  }),
  Unsafe: (schema: object) => schema,
};

/** Each makes what TypeBox's function of that name makes. */
export const Type = builders as unknown as Pick<typeof TypeBox, keyof typeof builders>;

/** One of these words. */
export function oneOf<Value extends string>(values: readonly Value[], options?: Options) {
  return Type.Unsafe<Value>({ type: 'string', enum: values, ...options });
}

export function orNull<Schema extends TSchema>(schema: Schema, options?: Options) {
  return Type.Union([schema, Type.Null()], options);
}

export function fitsSchema<Schema extends TSchema>(schema: Schema, value: unknown): value is Static<Schema> {
  return checking().Value.Check(schema, value);
}

export function faultsOfSchema(schema: TSchema, value: unknown): SchemaFault[] {
  return checking().Value.Errors(schema, value);
}

/** For a schema that many values are checked against: it is compiled for the first of them. */
export function compiledCheck<Schema extends TSchema>(schema: Schema): (value: unknown) => value is Static<Schema> {
  let compiled: { Check(value: unknown): boolean } | undefined;
  return (value): value is Static<Schema> => {
    compiled ??= compiling().Compile(schema);
    return compiled.Check(value);
  };
}

const load = createRequire(import.meta.url);
const checking = (): typeof import('typebox/value') => load('typebox/value');
const compiling = (): typeof import('typebox/compile') => load('typebox/compile');
