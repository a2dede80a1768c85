/**
 * Parses XML that a stranger sent. There is no document type, so there are no entities but the five of XML and the numeric ones, and
 * nothing is fetched. There are no processing instructions either: SOAP 1.1, section 3, forbids both. Size, depth, elements and
 * attributes are bounded, and only UTF-8 is taken. Whatever reads a message with another parser parses it here first.
 */
import { SaxesParser } from 'saxes';
import { feedParser } from './feed-parser.ts';
import type { XmlAttribute, XmlElement } from './xml-element.ts';

export interface XmlLimits {
  /** Of the whole text, in UTF-16 code units. Who reads from a wire bounds it there already. */
  maxLength: number;
  maxDepth: number;
  /** Elements, comments and CDATA sections together. */
  maxNodes: number;
  /** Of one element, its namespace declarations included. */
  maxAttributesOfElement: number;
  maxAttributes: number;
}

export const defaultXmlLimits: XmlLimits = {
  // The largest PDF that the configuration allows, 50 MB, in base64, and the rest of its message.
  maxLength: 80 * 1024 * 1024,
  maxDepth: 48,
  maxNodes: 20_000,
  maxAttributesOfElement: 32,
  maxAttributes: 20_000,
};

/** The message names what was wrong, and repeats nothing of the text: it may be personal. */
export class UnsafeXmlError extends Error {
  override readonly name = 'UnsafeXmlError';
}

/** @throws UnsafeXmlError */
export function parseXml(text: string, limits: XmlLimits = defaultXmlLimits): XmlElement {
  if (text.length > limits.maxLength) throw new UnsafeXmlError('the XML is too large');
  const builder = createBuilder(limits);
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', () => {
    // The parser's own message may quote the text.
    throw new UnsafeXmlError('the XML is not well-formed');
  });
  parser.on('xmldecl', ({ version, encoding }) => assertPlainDeclaration(version, encoding));
  parser.on('doctype', () => {
    throw new UnsafeXmlError('the XML has a document type');
  });
  parser.on('processinginstruction', () => {
    throw new UnsafeXmlError('the XML has a processing instruction');
  });
  parser.on('comment', builder.countNode);
  parser.on('attribute', builder.countAttribute);
  parser.on('opentag', ({ uri, local, attributes }) => builder.open(uri, local, Object.values(attributes)));
  parser.on('text', builder.addText);
  parser.on('cdata', (characters) => {
    builder.countNode();
    builder.addText(characters);
  });
  parser.on('closetag', builder.close);
  feedParser(parser, text, builder);
  return builder.root();
}

/**
 * The text of bytes that were sent as UTF-8; a byte order mark is dropped.
 * @throws UnsafeXmlError
 */
export function decodeXml(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnsafeXmlError('the XML is not UTF-8');
  }
}

function assertPlainDeclaration(version = '1.0', encoding = 'UTF-8'): void {
  if (version !== '1.0') throw new UnsafeXmlError('the XML has another version than 1.0');
  if (encoding.toUpperCase() !== 'UTF-8') throw new UnsafeXmlError('the XML declares another encoding than UTF-8');
}

const XMLNS = 'http://www.w3.org/2000/xmlns/';

interface OpenElement extends XmlElement {
  attributes: XmlAttribute[];
  children: OpenElement[];
  text: string;
}

/** Builds the tree, and counts while it grows, so that the bounds hold at any time. */
function createBuilder(limits: XmlLimits) {
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  let nodes = 0;
  let attributesOfElement = 0;
  let attributes = 0;
  let tags = 0;
  const countNode = () => {
    nodes += 1;
    if (nodes > limits.maxNodes) throw new UnsafeXmlError('the XML has too many nodes');
  };
  return {
    countNode,
    countAttribute() {
      attributesOfElement += 1;
      attributes += 1;
      const isTooMany = attributesOfElement > limits.maxAttributesOfElement || attributes > limits.maxAttributes;
      if (isTooMany) throw new UnsafeXmlError('the XML has too many attributes');
    },
    open(uri: string, local: string, all: readonly XmlAttribute[]) {
      countNode();
      attributesOfElement = 0;
      if (open.length >= limits.maxDepth) throw new UnsafeXmlError('the XML is too deep');
      const own = all.filter((attribute) => attribute.uri !== XMLNS);
      const element: OpenElement = {
        uri,
        local,
        attributes: own.map((attribute) => ({ uri: attribute.uri, local: attribute.local, value: attribute.value })),
        children: [],
        text: '',
      };
      open.at(-1)?.children.push(element);
      root ??= element;
      open.push(element);
      tags += 1;
    },
    addText(characters: string) {
      const element = open.at(-1);
      if (element !== undefined) element.text += characters;
    },
    close() {
      open.pop();
      tags += 1;
    },
    tagCount: () => tags,
    isInRoot: () => open.length > 0,
    root(): XmlElement {
      if (root === undefined) throw new UnsafeXmlError('the XML is not well-formed');
      return root;
    },
  };
}
