/** The texts of a language as the page has them, for tests: the build's way to them exists in the build alone. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Translations } from './en.ts';
import type { Language } from './languages.ts';

/** By the names of the files, `api-keys.ts` as `api-keys`. */
export async function readParts(language: Language): Promise<Map<string, Record<string, unknown>>> {
  return readFolders([`${language}/*.ts`, `${language}/public/*.ts`]);
}

/** Those that anybody may read. */
export async function readPublicParts(language: Language): Promise<Map<string, Record<string, unknown>>> {
  return readFolders([`${language}/public/*.ts`]);
}

async function readFolders(patterns: readonly string[]): Promise<Map<string, Record<string, unknown>>> {
  const files = globSync(patterns, { cwd: import.meta.dirname }).sort();
  const parts = files.map(async (file) => [basename(file, '.ts'), await import(`./${file}`)] as const);
  return new Map(await Promise.all(parts));
}

export async function readTranslations(language: Language): Promise<Translations> {
  return Object.assign({}, ...(await readParts(language)).values());
}

type Tree = { [key: string]: string | Tree };

/** `section.key` of every text. The forms of a plural (`_one`, `_few`, …) differ by language and count as one. */
export function textsByKey(tree: Tree, prefix = ''): Map<string, string> {
  const keys = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    const key = `${prefix}${name.replace(/_(one|few|many|other)$/, '')}`;
    if (typeof value === 'string') keys.set(key, value);
    else for (const [inner, text] of textsByKey(value, `${key}.`)) keys.set(inner, text);
  }
  return keys;
}

interface Term {
  en: string;
  kk: string;
  ru: string;
  /** Words that no text may have in its place. */
  not: string[];
}

/** What `docs/glossary.md` calls the things that people see. */
export function readGlossaryTerms(): Term[] {
  const glossary = readFileSync(new URL('../../../docs/glossary.md', import.meta.url), 'utf8');
  const [, table = ''] = glossary.split('## In three languages');
  return [...table.matchAll(/^\| (.+?) \| (.+?) \| (.+?) \| (.*?) ?\|$/gm)]
    .map(([, en = '', kk = '', ru = '', not = '']) => ({ en, kk, ru, not: not.split(', ').filter(Boolean) }))
    .filter(({ en }) => en !== 'English' && !en.startsWith('-'));
}

/** Whether an English text is about the thing. */
export function namesTerm(text: string, english: string): boolean {
  return new RegExp(`(?<![-\\w{])${english}s?(?![-\\w}])`, 'i').test(text);
}

/** Whether a text has the words of the term, whatever their ends. */
export function hasTerm(text: string, words: string): boolean {
  return words.split(' ').every((word) => text.toLowerCase().includes(stemOf(word)));
}

/** A word without the end that its form changes. */
function stemOf(word: string): string {
  return word.slice(0, Math.max(3, word.length - 2)).toLowerCase();
}

/** The words of a text that the glossary refuses. “Жоспарланған” is planned: no plan that somebody buys. */
export function refusedIn(text: string, terms: readonly Term[]): string[] {
  const refused = terms.flatMap(({ not }) => not);
  return refused.filter((word) => new RegExp(`(?<!\\p{L})${word}(?!лан)`, 'iu').test(text));
}
