/** What becomes of the parts of a text that are more than Markdown, and of what must not come through. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RenderContext, renderMarkdown } from './render-markdown.ts';

const context: RenderContext = {
  hrefOf: (href) => (href.startsWith('outside') ? undefined : `/docs/${href}`),
  explains: (word) => (word === 'invalid_iin' ? '/docs/errors/invalid_iin' : undefined),
  words: { copy: 'Copy', table: 'Table' },
};

const htmlOf = (markdown: string) => renderMarkdown(markdown, context).html;
const fence = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\`\n`;

test('samples of one thing in several languages are one group; the same language twice, or an answer, is another', () => {
  const groups = (...languages: string[]) =>
    htmlOf(languages.map((each) => fence(each, 'x')).join('\n')).split('<div class="tabs">').length - 1;
  assert.equal(groups('sh', 'ts', 'python', 'php'), 1);
  assert.equal(groups('sh', 'python', 'sh', 'python'), 2);
  assert.equal(groups('sh', 'json'), 0);
  assert.equal(groups('sh', 'sh'), 0);
});

test('HTML of a text is left out, and code and attributes are escaped', () => {
  assert.equal(htmlOf('<!-- bench -->\n'), '');
  assert.doesNotMatch(htmlOf('a <script>alert(1)</script> b <img src=x onerror=alert(1)>'), /<script|<img/);
  assert.match(htmlOf(fence('sh', 'a < b && "c"')), /a &lt; b &amp;&amp; &quot;c&quot;/);
  assert.match(htmlOf('[a](b"onclick="c)'), /href="\/docs\/b&quot;onclick=&quot;c"/);
});

test('the name of an error leads to its page, but not inside a link or a heading', () => {
  assert.match(
    htmlOf('See `invalid_iin`.'),
    /<a href="\/docs\/errors\/invalid_iin"><code>invalid_<wbr>iin<\/code><\/a>/,
  );
  assert.equal(htmlOf('[`invalid_iin`](x)').match(/<a /g)?.length, 1);
  assert.doesNotMatch(htmlOf('# `invalid_iin`'), /<a /);
});

test('a link to what is no page leaves its words', () => {
  assert.equal(htmlOf('[the code](outside.ts)'), '<p>the code</p>\n');
});

test('headings have the ids that they have on GitHub, and no two the same', () => {
  const { headings } = renderMarkdown('# A `b` c\n\n## Dates\n\n## Dates\n\n## Файлы', context);
  assert.deepEqual(
    headings.map(({ id }) => id),
    ['a-b-c', 'dates', 'dates-1', 'файлы'],
  );
});

test('a table without a head says with the first cell of each row what the other is', () => {
  assert.match(htmlOf('| | |\n| --- | --- |\n| Status | 404 |'), /<tr><th scope="row">Status<\/th><td>404<\/td>/);
  assert.match(htmlOf('| A | B |\n| --- | --- |\n| 1 | 2 |'), /<thead><tr><th>A<\/th><th>B<\/th><\/tr><\/thead>/);
});

test('a long name of code breaks between its words, and a sample stays as it is', () => {
  assert.equal(htmlOf('`a_long.name`'), '<p><code>a_<wbr>long.<wbr>name</code></p>\n');
  assert.equal(htmlOf('`.md` `qjt_test_…`'), '<p><code>.md</code> <code>qjt_<wbr>test_…</code></p>\n');
  assert.doesNotMatch(htmlOf(fence('sh', 'a_long.name')), /<wbr>/);
});
