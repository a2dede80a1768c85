/** What holds of every page of the documentation: its links lead somewhere, it is in the navigation, and nothing in it runs. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { documentTypeNames } from '../documents/catalogue.ts';
import { errorTable } from '../errors.ts';
import type { OpenApiDocument } from '../http/openapi-document.ts';
import { languages } from '../words/languages.ts';
import { createDocumentationSite, type DocumentationSiteOptions } from './documentation-site.ts';
import { navigationOf, placeInNavigation } from './navigation.ts';
import { pageTranslations } from './page-translations.ts';
import type { Resource } from './resource.ts';

interface Made {
  base: string;
  everything: Map<string, Resource | undefined>;
  /** The HTML of each page. */
  pages: Map<string, string>;
}

const openApi = JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8')) as OpenApiDocument;
const served = make({ base: '/docs', gateway: true, openApi });
const { everything, pages } = served;
const english = [...pages.keys()].filter((path) => !/^(ru|kk)(\/|$)/.test(path));

/** Of other parts of the gateway. */
const BESIDE = ['/cabinet/'];

test('everything that the site names is there, and a page for each error and each document type', () => {
  assert.deepEqual(
    [...everything].filter(([, found]) => found?.status !== 200).map(([path]) => path),
    [],
  );
  for (const code of Object.keys(errorTable)) assert.ok(pages.has(`errors/${code}`), code);
  for (const name of documentTypeNames) {
    assert.ok(pages.has(`document-types/${name}`), name);
    assert.ok(everything.has(`images/document-types/${name}.webp`), `${name} has no picture: npm run pictures`);
  }
});

test('every call of an integrator has a page with its fields, its errors, and samples in four languages', () => {
  const calls = Object.values(openApi.paths).flatMap((methods) => Object.values(methods));
  assert.ok(calls.length > 20);
  for (const { operationId, summary, responses, requestBody = { content: {} } } of calls) {
    const text = String(everything.get(`api/${operationId}.md`)?.body);
    assert.ok(text.startsWith(`# ${summary}\n`), operationId);
    assert.ok(String(everything.get('api.md')?.body).includes(`(api/${operationId}.md)`), operationId);
    const isNoJson = [...Object.values(responses), requestBody].some(({ content }) =>
      /pdf|jpeg|plain|statuslist|form/.test(Object.keys(content ?? {}).join()),
    );
    const fences = ['sh', 'ts', 'python', 'php'].filter((fence) => text.includes(`\`\`\`${fence}\n`));
    assert.equal(fences.length, isNoJson ? 0 : 4, operationId);
  }
  const approve = String(everything.get('api/approveSession.md')?.body);
  for (const field of ['code', 'document_pdf', 'result_json', 'extra.date_of_issue']) {
    assert.match(approve, new RegExp(`^\\| \`${field.replace('.', '\\.')}\` \\|`, 'm'), field);
  }
  assert.match(approve, /^\| 400 \| .*`invalid_otp_code`/m);
});

test('the page of a call tells whose token stands behind Bearer, and only what a test key opens can be tried there', () => {
  const calls = Object.values(openApi.paths).flatMap((methods) => Object.values(methods));
  const tokens = {
    walletToken: 'access_token',
    metricsToken: 'metrics_token',
    testKey: 'api_key',
    organizationKey: 'api_key',
  };
  for (const { operationId, security } of calls) {
    const text = String(everything.get(`api/${operationId}.md`)?.body);
    const token = tokens[security.flatMap(Object.keys)[0] as keyof typeof tokens];
    const told = new Set([...text.matchAll(/Bearer ([^`'"]+)/g)].map(([, name]) => name));
    assert.deepEqual([...told], token === undefined ? [] : [`<${token}>`], operationId);
    if (token !== undefined && token !== 'api_key') assert.ok(!text.includes('## Try it'), operationId);
  }
  assert.match(String(everything.get('api/issueCredential.md')?.body), /proofs: \{ jwt: \['eyJ/);
});

test('every link and every picture of every page leads to something, and every anchor to a place', () => {
  const exported = [make({ base: '', gateway: false, openApi }), make({ base: '/qujat', gateway: false, openApi })];
  const broken = [served, ...exported].flatMap((made) =>
    [...made.pages].flatMap(([path, html]) =>
      addressesIn(html)
        .filter((address) => !isThere(address, path, made))
        .map((address) => `${made.base}/${path}: ${address}`),
    ),
  );
  assert.deepEqual(broken, []);
});

test('no page loads anything from elsewhere, or has a script or a style of its own', () => {
  for (const [path, html] of pages) {
    const loaded = [...html.matchAll(/<(?:script|link|img)[^>]*?(?:src|href)="([^"]*)"/g)].map((match) => match[1]);
    assert.deepEqual(
      loaded.filter((address) => !address?.startsWith('/docs')),
      [],
      path,
    );
    assert.doesNotMatch(html, /<script(?![^>]* src=)|<style|<[^>]+ (?:style|on\w+)=/, path);
  }
});

test('every page is in the navigation, itself or the list to which it belongs', () => {
  const navigation = navigationOf(english);
  const listed = navigation.flatMap(({ pages: paths }) => paths);
  assert.deepEqual(
    english.filter((path) => !listed.includes(placeInNavigation(path, navigation))),
    [],
  );
  assert.equal(new Set(listed).size, listed.length, 'a page stands twice');
});

test('every page has one title, its Markdown, and itself in each language', () => {
  for (const path of english) {
    const html = pages.get(path) ?? '';
    assert.equal(html.match(/<h1 /g)?.length, 1, path);
    const twin = everything.get(`${path === '' ? 'index' : path}.md`);
    assert.match(String(twin?.body), /^# .+$/m, path);
    for (const language of languages.filter((each) => each !== 'en')) {
      const other = pages.get([language, path].filter(Boolean).join('/')) ?? '';
      assert.match(other, new RegExp(`<html lang="${language}"`), `${language} ${path}`);
    }
  }
});

test('a page that is not translated says so and is marked as English; a translated one is not', () => {
  const untranslated = pages.get('ru/guides/scale-out') ?? '';
  assert.ok(untranslated.includes(pageTranslations.ru.notTranslated));
  assert.ok(pages.get('ru/api/requestDocument')?.includes(pageTranslations.ru.referenceInEnglish));
  assert.match(untranslated, /<div lang="en">\n<h1/);
  assert.ok(!pages.get('guides/scale-out')?.includes('class="notice"'));
});

test('the navigation has a title in each language for what is not translated, and none for what is', () => {
  for (const language of ['kk', 'ru'] as const) {
    for (const path of Object.keys(pageTranslations[language].titles)) {
      assert.match(pages.get(`${language}/${path}`) ?? '', /<p class="notice">/, `${language} ${path}`);
    }
    for (const path of navigationOf([...pages.keys()]).flatMap((group) => group.pages)) {
      const isTranslated = !pages.get(`${language}/${path}`)?.includes('<p class="notice">');
      assert.ok(isTranslated || path in pageTranslations[language].titles, `${language} ${path} has a title`);
    }
  }
});

test('the main pages, the document types and the errors of the integrators’ API are there in Kazakh and in Russian', () => {
  const main = [
    '',
    'start',
    'three-stages',
    'errors',
    'testing',
    'going-live',
    'hosted-service',
    'guides/read-the-document',
    'guides/flow',
    'guides/integrate',
    'guides/webhooks',
    'errors/otp_code_expired',
    'document-types',
    ...documentTypeNames.map((name) => `document-types/${name}`),
  ];
  for (const language of ['kk', 'ru'] as const) {
    for (const path of main) {
      const html = pages.get([language, path].filter(Boolean).join('/')) ?? '';
      assert.ok(html !== '' && !html.includes(pageTranslations[language].notTranslated), `${language} ${path}`);
    }
  }
});

test('the texts around the pages are there in each language', () => {
  for (const language of languages) {
    assert.deepEqual(Object.keys(pageTranslations[language]), Object.keys(pageTranslations.en));
    const empty = Object.entries(pageTranslations[language]).filter(
      ([name, word]) => word === '' && !['notTranslated', 'referenceInEnglish'].includes(name),
    );
    assert.deepEqual(empty, []);
  }
});

test('llms.txt names every page of the navigation, each error and each document type, as Markdown', () => {
  const text = String(everything.get('llms.txt')?.body);
  const linked = [...text.matchAll(/\]\((\/docs\/[^)]+)\)/g)].map((match) => (match[1] ?? '').slice('/docs/'.length));
  assert.deepEqual(
    linked.filter((path) => !everything.has(path)),
    [],
  );
  assert.ok(linked.includes('errors/invalid_iin.md') && linked.includes('document-types/diploma.md'));
  assert.ok(linked.includes('going-live.md') && linked.includes('guides/settings.md'));
});

test('the page that says that there is none marks no other in the navigation, and leads to the first', () => {
  const site = createDocumentationSite({ base: '/docs', gateway: true, openApi });
  for (const [path, first] of Object.entries({ nowhere: '/docs', 'kk/nowhere': '/docs/kk', 'ru/a/b': '/docs/ru' })) {
    const html = String(site.notFound(path).body);
    assert.doesNotMatch(html, /aria-current="page"/, path);
    assert.match(html, new RegExp(`<p><a href="${first}">`), path);
  }
});

test('the search has names as one writes them, and nothing of what only surrounds a sample', () => {
  const sections: { page: string; text: string }[] = JSON.parse(String(everything.get('search-en.json')?.body));
  const textOf = (page: string) => sections.filter((each) => each.page === page).map(({ text }) => text);
  assert.ok(textOf('Overview').some((text) => text.includes(' citizen: subject_not_found_in_mcdb ')));
  assert.ok(textOf('Testing').every((text) => !/\bcurl curl\b/.test(text)));
  assert.ok(textOf('The three stages').every((text) => !/[─│▶]/.test(text)));
});

test('a title keeps a character that marks no code', () => {
  assert.match(String(everything.get('llms.txt')?.body), /^- \[Can`t connect to e-document service\]/m);
});

function addressesIn(html: string): string[] {
  const found = [...html.matchAll(/<(?:a|img|link|script)[^>]*? (?:href|src)="([^"]*)"/g)].map(
    (match) => match[1] ?? '',
  );
  return found.filter((address) => !/^(https?|mailto):/.test(address));
}

function isThere(address: string, from: string, { base, everything: there, pages: all }: Made): boolean {
  const [place = '', hash] = address.split('#');
  if (base === served.base && BESIDE.includes(place)) return true;
  if (place !== '' && !place.startsWith(`${base}/`) && place !== base) return false;
  const path = place === '' ? from : place.slice(base.length + 1);
  if (!there.has(path)) return false;
  return hash === undefined || all.get(path)?.includes(` id="${hash}"`) === true;
}

function make(options: DocumentationSiteOptions): Made {
  const site = createDocumentationSite(options);
  const found = new Map(site.paths().map((path) => [path, site.read(path)]));
  const html = [...found].filter(([, each]) => each?.type.startsWith('text/html'));
  return {
    base: options.base,
    everything: found,
    pages: new Map(html.map(([path, each]) => [path, String(each?.body)])),
  };
}
