/** The operations of an OpenAPI document, for tests that look at each. */
import type { OpenApiDocument, OpenApiOperation, OpenApiResponse } from './openapi-document.ts';

export interface DocumentedOperation extends OpenApiOperation {
  /** Upper case. */
  method: string;
  path: string;
}

/** With each shared response in place of the reference to it. */
export function operationsIn({
  paths,
  components: { responses: shared = {} },
}: OpenApiDocument): DocumentedOperation[] {
  const resolve = (response: OpenApiResponse & { $ref?: string }) =>
    response.$ref === undefined ? response : (shared[response.$ref.split('/').at(-1) ?? ''] as OpenApiResponse);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const responses = Object.entries(operation.responses).map(([status, response]) => [status, resolve(response)]);
      return { ...operation, path, method: method.toUpperCase(), responses: Object.fromEntries(responses) };
    }),
  );
}
