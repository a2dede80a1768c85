/** docs/performance.md, and the folder beside it with the figures and pictures of the runs that it shows. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Marks, replaceMarked } from './marked-text.ts';

const docs = join(import.meta.dirname, '../docs');
export const performancePage = join(docs, 'performance.md');
/** What the page and the README show. */
export const publishedFolder = join(docs, 'performance');
/** What the last run has found, whether it is shown or not. A test has a folder of its own. */
export const resultsFolder = process.env['BENCH_RESULTS'] ?? join(import.meta.dirname, 'results');

export type Part = 'growth' | 'pages' | 'soak';

export function marksOf(part: Part): Marks {
  return { begin: `<!-- ${part}: written by a run -->`, end: `<!-- /${part} -->` };
}

export function showInPerformance(
  part: Part,
  { text, files }: { text: string; files: Readonly<Record<string, string>> },
): void {
  mkdirSync(publishedFolder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(publishedFolder, name), content);
  writeFileSync(performancePage, replaceMarked(readFileSync(performancePage, 'utf8'), marksOf(part), text));
}
