/** The operations of an OpenAPI document, for tests that look at each. */
import type { OpenApiDocument, OpenApiOperation, OpenApiResponse } from './openapi-document.ts';

export interface DocumentedOperation extends OpenApiOperation {
  /** Upper case. */
  method: string;
  path: string;
}

/** With each shared response, and the schema of each body that is taken, in place of the reference to it. */
export function operationsIn({
  paths,
  components: { responses: shared = {}, schemas = {} },
}: OpenApiDocument): DocumentedOperation[] {
  const resolve = (response: OpenApiResponse & { $ref?: string }) =>
    response.$ref === undefined ? response : (shared[response.$ref.split('/').at(-1) ?? ''] as OpenApiResponse);
  const withSchemas = ({ content }: NonNullable<OpenApiOperation['requestBody']>) => ({
    content: Object.fromEntries(
      Object.entries(content).map(([mediaType, media]) => {
        const { $ref = '' }: { $ref?: string } = media.schema;
        return [mediaType, { ...media, schema: Object(schemas[$ref.split('/').at(-1) ?? ''] ?? media.schema) }];
      }),
    ),
  });
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const responses = Object.entries(operation.responses).map(([status, response]) => [status, resolve(response)]);
      const requestBody = operation.requestBody && withSchemas(operation.requestBody);
      return {
        ...operation,
        path,
        method: method.toUpperCase(),
        ...(requestBody && { requestBody }),
        responses: Object.fromEntries(responses),
      };
    }),
  );
}
