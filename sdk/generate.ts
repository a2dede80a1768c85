/**
 * Writes `src/generated/`: the types of the API from the OpenAPI document, and the codes of the specification's error texts from the
 * gateway's table of errors. `npm run openapi` does so.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorTable } from '../server/src/errors.ts';
import { typesOfOpenApi } from '../tools/openapi-types.ts';

const generated = join(import.meta.dirname, 'src/generated');

export const generatedFiles = {
  /** `Error` is another thing in JavaScript. */
  'api.ts': () => typesOfOpenApi(['openapi.json']).replace(/\bexport type Error =/, 'export type ErrorReply ='),
  'specified-errors.ts': writeSpecifiedErrors,
} as const;

/** The hosted service sends these texts without a code. */
function writeSpecifiedErrors(): string {
  const rows = Object.entries(errorTable).filter(([, entry]) => 'specified' in entry);
  return [
    "/** Made from the gateway's table of errors by `npm run openapi`. What is changed here is lost. */\n",
    '/** The texts of the specification, to the letter, and the code of each. */',
    'export const specifiedErrors = {',
    ...rows.map(([code, { detail }]) => `  ${code}: ${JSON.stringify(detail)},`),
    '} as const;\n',
  ].join('\n');
}

if (import.meta.main) {
  for (const [file, write] of Object.entries(generatedFiles)) writeFileSync(join(generated, file), write());
}
