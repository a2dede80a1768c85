/** The documentation in Kazakh and Russian calls a thing by the name that `docs/glossary.md` has for it, as the cabinet does. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hasTerm, namesTerm, readGlossaryTerms, refusedIn } from '../cabinet/src/i18n/translations-test-setup.ts';
import { createDocumentationSite } from '../server/src/documentation/documentation-site.ts';

const openApi = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));
const site = createDocumentationSite({ base: '/docs', gateway: true, openApi });
const pages = new Map(
  site.paths().flatMap((path) => (path.endsWith('.md') ? [[path, proseOf(String(site.read(path)?.body))]] : [])),
);
const terms = readGlossaryTerms();

/** What a field means is said in the words of the document and not of the cabinet: a family has members, a house a plan. */
const isMade = (path: string) => /^(document-types|errors)\//.test(path);

/** The page on errors has those of the cabinet in English alone. */
const isWhole = (path: string, text: string) =>
  path !== 'errors.md' && headingsOf(text) === headingsOf(pages.get(path) ?? '');
const headingsOf = (text: string) => text.match(/^#+ /gm)?.length;

/** “Give your calls a time-out”: with other words. */
const otherwise = ['three-stages.md: Call'];

for (const language of ['kk', 'ru'] as const) {
  const translated = [...pages].filter(
    ([path, text]) => path.startsWith(`${language}/`) && text !== pages.get(path.slice(3)),
  );

  test(`in ${language} each thing that a page names has its one name`, () => {
    assert.ok(translated.length > 70, `${translated.length} pages`);
    const wrong = translated.flatMap(([path, text]) => {
      // A summary need not name all that its page does.
      const original = path.slice(3);
      if (isMade(original) || !isWhole(original, text)) return [];
      const named = terms.filter(({ en }) => namesTerm(pages.get(original) ?? '', en));
      return named.filter((term) => !hasTerm(text, term[language])).map(({ en }) => `${original}: ${en}`);
    });
    assert.deepEqual(
      wrong.filter((each) => !otherwise.includes(each)),
      [],
    );
  });

  test(`in ${language} no page has a word that the glossary refuses`, () => {
    const ours = translated.filter(([path]) => !path.includes('/document-types/'));
    const wrong = ours.flatMap(([path, text]) => refusedIn(text, terms).map((word) => `${path}: ${word}`));
    assert.deepEqual(wrong, []);
  });
}

/** Without samples, names of code and where links lead. */
function proseOf(markdown: string): string {
  return markdown.replace(/```[\s\S]*?```|`[^`]*`|\]\([^)]*\)/g, ' ');
}
