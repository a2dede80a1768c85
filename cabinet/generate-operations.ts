/**
 * Writes `generated/operations.ts` from the two OpenAPI documents. So the cabinet says of a call no more than its name, and a field
 * that the gateway renames fails `npm run types`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typesOfOpenApi } from '../tools/openapi-types.ts';

const generated = join(import.meta.dirname, 'generated/operations.ts');

export function generateOperations(): string {
  return typesOfOpenApi(['openapi-cabinet.json', 'openapi.json']);
}

if (import.meta.main) writeFileSync(generated, generateOperations());
