/** The Markdown of the documentation as it lies in `docs/`, and which page each file is. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Language, languages } from '../words/languages.ts';

export interface Page {
  /** Without language and ending: `guides/integrate`; empty for the first page. */
  path: string;
  language: Language;
  /** From the root of the repository, `docs/guides/integrate.md`: relative links of the text begin there. */
  file: string;
  title: string;
  markdown: string;
}

/** Beside `src` in the package, above `server` in the repository. */
const ROOT = [join(import.meta.dirname, '../..'), join(import.meta.dirname, '../../..')].find((folder) =>
  existsSync(join(folder, 'docs', 'index.md')),
);

/** Of the texts at the root, what readers of the documentation need too. */
const ROOT_FILES: Record<string, string> = { 'SECURITY.md': 'security', 'CHANGELOG.md': 'changelog' };

/** What pages show or link to, besides pages. */
const FILES = 'docs/**/*.{jpg,webp,png,svg,json,csv}';

export function readPages(): Page[] {
  const files = [...filesOf('docs/**/*.md'), ...Object.keys(ROOT_FILES)];
  return files.map((file) => pageOf(file, readText(file)));
}

/** @param file as in `Page`; it may also be a page that is made, and lies nowhere */
export function pageOf(file: string, markdown: string): Page {
  const { path, language } = placeOf(file) ?? { path: file, language: 'en' };
  return { path, language, file, markdown, title: titleOf(markdown) };
}

/** @returns undefined for a file that is no page */
export function placeOf(file: string): Pick<Page, 'path' | 'language'> | undefined {
  const path = ROOT_FILES[file] ?? /^docs\/(.*)\.md$/.exec(file)?.[1];
  if (path === undefined) return undefined;
  const [first = '', ...rest] = path.split('/');
  const language = languages.find((each) => each === first);
  const own = language === undefined ? path : rest.join('/');
  return { path: own.replace(/(^|\/)(index|README)$/, ''), language: language ?? 'en' };
}

/** By the path below `/docs`, such as `images/documents.jpg`. */
export function readPictures(): Map<string, Buffer> {
  return new Map(filesOf(FILES).map((file) => [file.slice('docs/'.length), readFileSync(join(rootFolder(), file))]));
}

function filesOf(pattern: string): string[] {
  const found = globSync(pattern, { cwd: rootFolder() });
  return found.map((file) => file.replaceAll(sep, '/')).toSorted();
}

function readText(file: string): string {
  return readFileSync(join(rootFolder(), file), 'utf8');
}

function rootFolder(): string {
  if (ROOT === undefined) throw new Error('The folder docs is missing beside the gateway');
  return ROOT;
}

function titleOf(markdown: string): string {
  return (/^# (.+)$/m.exec(markdown)?.[1] ?? '').replace(/`([^`]+)`/g, '$1');
}
