/**
 * The schemas of a route are compiled when a call first needs them. To compile those of all routes takes longer than the rest of a
 * start, and most are never used. So a schema that cannot be compiled stops no start: a test finds it, with `compileSchemas`.
 */
import { AjvCompiler } from '@fastify/ajv-compiler';
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { FastifyInstance } from 'fastify';
import { timeFormats } from './time-formats.ts';

/** Must be called before the routes are registered. The routes' schemas may refer to those that `addSchema` has got. */
export function compileSchemasWhenUsed(server: FastifyInstance): void {
  const all: (() => unknown)[] = [];
  const whenUsed = <Compiled>({ method, url }: RouteSchema, compile: () => Compiled): (() => Compiled) => {
    const compiled = once(() => {
      try {
        return compile();
      } catch (error) {
        throw new Error(`A schema of ${method} ${url} cannot be compiled`, { cause: error });
      }
    });
    all.push(compiled);
    return compiled;
  };
  const validator = once(() => AjvCompiler()(server.getSchemas() as Record<string, object>, validation));
  server.setValidatorCompiler((route) => {
    const compiled = whenUsed(route, () => validator()(route));
    const validate: Validate = (value) => {
      const isValid = compiled()(value) === true;
      validate.errors = compiled().errors ?? null;
      return isValid;
    };
    return validate;
  });
  const serializer = once(() => SerializerSelector()(server.getSchemas(), {}));
  server.setSerializerCompiler(({ httpStatus = '', ...route }) => {
    const compiled = whenUsed(route, () => serializer()({ ...route, httpStatus }));
    return (value) => compiled()(value);
  });
  server.decorate('compileSchemas', () => {
    for (const compiled of all) compiled();
  });
}

interface RouteSchema {
  method: string;
  url: string;
}

/** As Fastify calls it: afterwards, what was wrong stands on the function itself. */
type Validate = ReturnType<Parameters<FastifyInstance['setValidatorCompiler']>[0]>;

/** What comes is taken as it is: nothing is converted, removed or filled in, and everything that is wrong is told at once. */
const validation: Parameters<ReturnType<typeof AjvCompiler>>[1] = {
  customOptions: {
    coerceTypes: false,
    removeAdditional: false,
    useDefaults: false,
    allErrors: true,
    // To compile the schema of schemas would take longer than the first call's own. The OpenAPI documents have all of ours: a test judges them.
    meta: false,
    validateSchema: false,
  },
  onCreate: (ajv) => {
    for (const [name, format] of Object.entries(timeFormats)) ajv.addFormat(name, format);
  },
};

function once<Result>(make: () => Result): () => Result {
  let made: { result: Result } | undefined;
  return () => {
    made ??= { result: make() };
    return made.result;
  };
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Compiles the schemas of all routes, once the server is ready. @throws Error that names the route whose schema is wrong */
    compileSchemas(): void;
  }
}
