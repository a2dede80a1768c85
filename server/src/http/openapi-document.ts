/** An OpenAPI document as far as we look into it. */

export interface OpenApiDocument {
  openapi: string;
  info: object;
  servers?: object[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: Partial<Record<ComponentKind, Record<string, unknown>>>;
}

export type ComponentKind = 'schemas' | 'examples' | 'responses' | 'securitySchemes';

export interface OpenApiOperation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: Record<string, string[]>[];
  parameters?: OpenApiParameter[];
  requestBody?: { content: OpenApiContent };
  responses: Record<string, OpenApiResponse>;
  /** Who may call an operation of the cabinet. */
  'x-access'?: string;
  'x-recent-log-in'?: boolean;
}

export interface OpenApiParameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema: object;
  example?: unknown;
}

export interface OpenApiResponse {
  description: string;
  content?: OpenApiContent;
}

export type OpenApiContent = Record<string, { schema: object; example?: unknown; examples?: Record<string, unknown> }>;

/** The same document with other operations; `undefined` leaves one out. */
export function mapOperations(
  { paths }: OpenApiDocument,
  change: (operation: OpenApiOperation, path: string) => OpenApiOperation | undefined,
): OpenApiDocument['paths'] {
  const changed = Object.entries(paths).map(([path, methods]) => {
    const kept = Object.entries(methods).flatMap(([method, operation]) => {
      const made = change(operation, path);
      return made === undefined ? [] : [[method, made]];
    });
    return [path, Object.fromEntries(kept)] as const;
  });
  return Object.fromEntries(changed.filter(([, methods]) => Object.keys(methods).length > 0));
}
