/** The texts of a language as the page has them, for tests: the build's way to them exists in the build alone. */
import { globSync } from 'node:fs';
import type { Translations } from './en.ts';
import type { Language } from './languages.ts';

/** By the names of the files, `api-keys.ts` as `api-keys`. */
export async function readParts(language: Language): Promise<Map<string, Record<string, unknown>>> {
  const files = globSync(`${language}/*.ts`, { cwd: import.meta.dirname }).sort();
  const parts = files.map(async (file) => [file.slice(3, -3), await import(`./${file}`)] as const);
  return new Map(await Promise.all(parts));
}

export async function readTranslations(language: Language): Promise<Translations> {
  return Object.assign({}, ...(await readParts(language)).values());
}
