/**
 * Writes what the cabinet has of the gateway's errors: the texts, a file for each language because a page loads one, and the codes
 * that a call in the request log can have.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { errorTranslations } from '../server/src/documentation/error-translations.ts';
import type { OpenApiDocument, OpenApiResponse } from '../server/src/http/openapi-document.ts';
import { errorCodesOf } from '../server/src/http/openapi-names.ts';
import { loggedOperations } from '../server/src/request-log/request-log.ts';
import type { Language } from '../server/src/words/languages.ts';

/** A call with one of these never comes into the log: it is refused before anybody knows whose it is. */
const BEFORE_THE_LOG: readonly string[] = ['payload_too_large', 'unsupported_media_type', 'document_type_not_found'];

/** The text of each file, by its name in `generated/`. */
export function generateErrors(): Record<string, string> {
  return {
    'error-translations-en.ts': codeOf('errorTranslations', textsIn('en')),
    'error-translations-kk.ts': codeOf('errorTranslations', textsIn('kk')),
    'error-translations-ru.ts': codeOf('errorTranslations', textsIn('ru')),
    'logged-errors.ts': codeOf('loggedErrors', loggedErrors()),
  };
}

function textsIn(language: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(errorTranslations).map(([code, text]) => [code, text[language]]));
}

function loggedErrors(): string[] {
  const { paths, components } = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));
  const operations = Object.values(paths as OpenApiDocument['paths']).flatMap((methods) => Object.values(methods));
  const logged = operations.filter(({ operationId }) => loggedOperations.some((name) => name === operationId));
  const responses = logged.flatMap((operation) => Object.values(operation.responses as Record<string, Reference>));
  const named = responses.flatMap(({ $ref = '' }) => components.responses[$ref.split('/').at(-1) ?? ''] ?? []);
  const codes = new Set<string>((named as OpenApiResponse[]).flatMap(errorCodesOf));
  return Object.keys(errorTranslations).filter((code) => codes.has(code) && !BEFORE_THE_LOG.includes(code));
}

interface Reference {
  $ref?: string;
}

function codeOf(name: string, value: object): string {
  return `/** Made by \`npm run openapi\`. What is changed here is lost. */\nexport const ${name} = ${JSON.stringify(value, null, 2)};\n`;
}

if (import.meta.main) {
  for (const [file, text] of Object.entries(generateErrors())) {
    writeFileSync(new URL(`generated/${file}`, import.meta.url), text);
  }
}
