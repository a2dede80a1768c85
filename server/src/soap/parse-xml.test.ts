/** What a stranger's XML may not do: fetch, grow, nest, or mean one thing to us and another to somebody else. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom';
import fc from 'fast-check';
import { decodeXml, defaultXmlLimits, parseXml, UnsafeXmlError } from './parse-xml.ts';
import type { XmlElement } from './xml-element.ts';

const refused = (reason: RegExp) => (error: unknown) => {
  assert.ok(error instanceof UnsafeXmlError, String(error));
  assert.match(error.message, reason);
  assert.doesNotMatch(error.message, /SECRET/);
  return true;
};

const laughs = Array.from({ length: 10 }, (_, at) =>
  at === 0 ? '<!ENTITY l0 "lol">' : `<!ENTITY l${at} "${`&l${at - 1};`.repeat(10)}">`,
).join('');

const documentTypes: [string, string][] = [
  ['a bare one', '<!DOCTYPE a><a/>'],
  ['an empty subset', '<!DOCTYPE a []><a/>'],
  ['billion laughs', `<!DOCTYPE a [${laughs}]><a>&l9;</a>`],
  ['quadratic blow-up', `<!DOCTYPE a [<!ENTITY x "${'x'.repeat(50_000)}">]><a>${'&x;'.repeat(50_000)}</a>`],
  ['laughs in an attribute', `<!DOCTYPE a [${laughs}]><a b="&l9;"/>`],
  ['an entity that holds itself', '<!DOCTYPE a [<!ENTITY x "&y;"><!ENTITY y "&x;">]><a>&x;</a>'],
  ['an entity from a file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
  ['an entity from the network', '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:1/SECRET">]><a>&x;</a>'],
  ['a public entity', '<!DOCTYPE a [<!ENTITY x PUBLIC "x" "http://127.0.0.1:1/">]><a>&x;</a>'],
  ['a parameter entity', '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:1/"> %p;]><a/>'],
  ['an outer subset', '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>'],
  ['an outer subset in a file', '<!DOCTYPE a PUBLIC "-//x" "file:///dev/zero"><a/>'],
  ['default attributes', '<!DOCTYPE a [<!ATTLIST a Id ID "x">]><a/>'],
  ['a notation', '<!DOCTYPE a [<!NOTATION n SYSTEM "x">]><a/>'],
  ['a character entity redefined', '<!DOCTYPE a [<!ENTITY amp "SECRET">]><a>&amp;</a>'],
  ['one after a comment', '<!-- x --><!DOCTYPE a><a/>'],
  ['one after a declaration', '<?xml version="1.0"?>\n<!DOCTYPE a><a/>'],
  ['one with brackets in strings', '<!DOCTYPE a [<!ENTITY x "]>">]><a/>'],
];

for (const [what, text] of documentTypes) {
  test(`a document type is refused: ${what}`, () => {
    assert.throws(() => parseXml(text), refused(/document type/));
  });
}

const malformed: [string, string][] = [
  ['a document type in lower case', '<!doctype a><a/>'],
  ['a document type in the root', '<a><!DOCTYPE a></a>'],
  ['a document type after the root', '<a/><!DOCTYPE a>'],
  ['an entity declaration in the root', '<a><!ENTITY x "y"></a>'],
  ['an unknown entity', '<a>&SECRET;</a>'],
  ['an entity of HTML', '<a>&nbsp;</a>'],
  ['an entity without an end', '<a>&amp</a>'],
  ['a numeric NUL', '<a>&#0;</a>'],
  ['half of a character', '<a>&#xD800;</a>'],
  ['a number beyond Unicode', '<a>&#x110000;</a>'],
  ['a NUL', '<a>\0</a>'],
  ['a control character', '<a>\u0001</a>'],
  ['no character', '<a>\uffff</a>'],
  ['a NUL in a long text', `<a>${'x'.repeat(5000)}\0</a>`],
  ['the end of a CDATA section in a long text', `<a>${'x'.repeat(5000)}]]></a>`],
  ['a duplicate attribute', '<a b="1" b="2"/>'],
  ['a duplicate attribute by its namespace', '<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>'],
  ['an attribute without quotes', '<a b=1/>'],
  ['an attribute with a tag', '<a b="<c/>"/>'],
  ['a prefix without a namespace', '<p:a/>'],
  ['a prefix taken back', '<a xmlns:p=""/>'],
  ['the prefix xml for another namespace', '<a xmlns:xml="u"/>'],
  ['two roots', '<a/><b/>'],
  ['text before the root', 'SECRET<a/>'],
  ['a long text after the root', `<a/>${'x'.repeat(5000)}<b/>`],
  ['a long text after the root, and a comment', `<a/>${'x'.repeat(5000)}<!-- x -->`],
  ['no root', '<!-- x -->'],
  ['nothing', ''],
  ['a root without an end', '<a><b></b>'],
  ['tags that cross', '<a><b></a></b>'],
  ['a comment with two dashes', '<a><!-- -- --></a>'],
  ['the end of a CDATA section in text', '<a>]]></a>'],
  ['JSON', '{"a": 1}'],
];

for (const [what, text] of malformed) {
  test(`what is not well-formed is refused: ${what}`, () => {
    assert.throws(() => parseXml(text), refused(/not well-formed/));
  });
}

test('processing instructions are refused wherever they stand', () => {
  for (const text of ['<?x y?><a/>', '<a><?xml-stylesheet href="http://127.0.0.1:1/"?></a>', '<a/><?x?>']) {
    assert.throws(() => parseXml(text), refused(/processing instruction/));
  }
  assert.throws(() => parseXml('<a><?xml version="1.0"?></a>'), UnsafeXmlError);
});

test('only XML 1.0 in UTF-8', () => {
  assert.equal(parseXml('<?xml version="1.0" encoding="utf-8" standalone="yes"?><a/>').local, 'a');
  assert.throws(() => parseXml('<?xml version="1.1"?><a/>'), refused(/version/));
  for (const encoding of ['UTF-16', 'windows-1251', 'ISO-8859-1', 'UTF-7', 'UCS-4', 'EBCDIC-CP-US']) {
    assert.throws(() => parseXml(`<?xml version="1.0" encoding="${encoding}"?><a/>`), refused(/encoding/));
  }
});

test('bytes that are not UTF-8 are refused; a byte order mark is dropped', () => {
  assert.equal(parseXml(decodeXml(Buffer.from('\ufeff<a>Әж</a>'))).text, 'Әж');
  assert.throws(() => decodeXml(Buffer.from([0x3c, 0x61, 0x3e, 0xcf, 0x3c])), refused(/UTF-8/));
  assert.throws(() => decodeXml(Buffer.from('\ufeff<a/>', 'utf16le')), refused(/UTF-8/));
  assert.throws(() => parseXml(decodeXml(Buffer.from('<a/>', 'utf16le'))), refused(/well-formed/));
  const overlong = Buffer.from([0xc0, 0xbc, 0x61, 0x2f, 0x3e]);
  assert.throws(() => decodeXml(overlong), refused(/UTF-8/));
});

const { maxLength, maxDepth, maxNodes, maxAttributesOfElement, maxAttributes } = defaultXmlLimits;

test('the depth is bounded', () => {
  parseXml('<a>'.repeat(maxDepth) + '</a>'.repeat(maxDepth));
  assert.throws(() => parseXml('<a>'.repeat(maxDepth + 1)), refused(/too deep/));
  assert.throws(() => parseXml('<a>'.repeat(1_000_000)), refused(/too deep/));
});

test('the attributes of an element and of the whole are bounded, namespace declarations included', () => {
  const attributes = (count: number) => Array.from({ length: count }, (_, at) => ` b${at}=""`).join('');
  const namespaces = (count: number) => Array.from({ length: count }, (_, at) => ` xmlns:b${at}="u"`).join('');
  parseXml(`<a${attributes(maxAttributesOfElement)}/>`);
  assert.throws(() => parseXml(`<a${attributes(maxAttributesOfElement + 1)}/>`), refused(/too many attributes/));
  assert.throws(() => parseXml(`<a${namespaces(100_000)}/>`), refused(/too many attributes/));
  const full = `<b${attributes(25)}/>`;
  assert.throws(() => parseXml(`<a>${full.repeat(maxAttributes / 25 + 1)}</a>`), refused(/too many attributes/));
});

test('elements, comments and CDATA sections are bounded together', () => {
  parseXml(`<a>${'<b/>'.repeat(maxNodes - 1)}</a>`);
  for (const node of ['<b/>', '<!---->', '<![CDATA[]]>']) {
    assert.throws(() => parseXml(`<a>${node.repeat(maxNodes)}</a>`), refused(/too many nodes/));
  }
});

test('the size is bounded', () => {
  assert.throws(() => parseXml(`<a>${'x'.repeat(maxLength)}</a>`), refused(/too large/));
});

test('nothing is fetched, whatever names an address', async (t) => {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  parseXml(
    `<a xmlns="${address}/ns" xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
      xsi:schemaLocation="${address}/ns ${address}/schema"><xi:include href="${address}/include"/></a>`,
  );
  const entity = `<!DOCTYPE a SYSTEM "${address}/dtd" [<!ENTITY x SYSTEM "${address}/x">]><a>&x;</a>`;
  assert.throws(() => parseXml(entity), UnsafeXmlError);
  await new Promise(setImmediate);
  assert.deepEqual(heard, []);
});

test('names, text and attributes are read; comments are not there, and split no text', () => {
  const text =
    '<p:a xmlns:p="u" xmlns="v" p:b="1&#x9;\n2" c="&quot;&apos;"><d xmlns="">x<!-- no -->y<![CDATA[<&]]>&#1178;</d>\r\nz\r</p:a>';
  assert.deepEqual(parseXml(text), {
    uri: 'u',
    local: 'a',
    attributes: [
      { uri: 'u', local: 'b', value: '1\t 2' },
      { uri: '', local: 'c', value: '"\'' },
    ],
    children: [{ uri: '', local: 'd', attributes: [], children: [], text: 'xy<&Қ' }],
    text: '\nz\n',
  });
});

test('names that mean something to JavaScript are names like others', () => {
  const element = parseXml('<__proto__ __proto__="x" constructor="y"/>');
  assert.deepEqual(
    element.attributes.map(({ local }) => local),
    ['__proto__', 'constructor'],
  );
});

test('long runs, which go past the strict parser, are read as a parser of another make reads them', () => {
  const run = fc
    .tuple(
      fc.constantFrom('QUJD', 'x', ' Әж', '"{}:,\'', ']]', '\n', '&amp;', '💾', '&#13;'),
      fc.integer({ min: 1, max: 1500 }),
    )
    .map(([piece, times]) => piece.repeat(times));
  const inner = fc.oneof(
    run,
    run.map((text) => `<b c="${text.replaceAll('"', '>')}">${text}</b>`),
    run.map((text) => `<!--${text} > <z> -->`),
    run.map((text) => `<!-- <z>${text}<z/> -->`),
    run.map((text) => `<![CDATA[<z>${text.replaceAll(']]', ']')}<z/>]]>`),
    run.map((text) => `<![CDATA[${text.replaceAll(']]', ']')} <z>> ]]>`),
    fc.constant('<b/>'),
  );
  fc.assert(
    fc.property(fc.array(inner, { maxLength: 6 }), (pieces) => {
      const text = `<a>${pieces.join('')}</a>`;
      assert.deepEqual(simple(parseXml(text)), simpleDom(text));
    }),
    { numRuns: 300 },
  );
});

interface Simple {
  name: string;
  attributes: string[];
  children: Simple[];
  text: string;
}

function simple({ local, attributes, children, text }: XmlElement): Simple {
  return { name: local, attributes: attributes.map(({ value }) => value), children: children.map(simple), text };
}

function simpleDom(text: string): Simple {
  const options = { normalizeLineEndings: (source: string) => source };
  const { documentElement } = new DOMParser(options).parseFromString(text, 'text/xml') as Document;
  return fromDom(documentElement as Element);
}

function fromDom(element: Element): Simple {
  const nodes: Node[] = [...element.childNodes];
  return {
    name: element.localName ?? '',
    attributes: [...element.attributes].map(({ value }) => value),
    children: nodes.filter(({ nodeType }) => nodeType === 1).map((node) => fromDom(node as Element)),
    text: nodes
      .filter(({ nodeType }) => nodeType === 3 || nodeType === 4)
      .map(({ nodeValue }) => nodeValue)
      .join(''),
  };
}
