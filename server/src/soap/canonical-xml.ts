/**
 * Exclusive canonical XML without comments (http://www.w3.org/2001/10/xml-exc-c14n#) of one element, found by its path from the root.
 * The text must have been parsed by `parse-xml.ts` before: the parser here is not strict.
 */
import { DOMParser, type Element } from '@xmldom/xmldom';
import { ExclusiveCanonicalization } from 'xml-crypto';
import { UnsafeXmlError } from './parse-xml.ts';

/** @throws UnsafeXmlError */
export function openCanonicalSource(text: string) {
  const parser = new DOMParser({
    locator: false,
    // As XML 1.0 says; the parser's own rule is that of XML 1.1, which takes two more characters for line ends.
    normalizeLineEndings: (source) => source.replace(/\r\n?/g, '\n'),
    onError: () => {
      throw new UnsafeXmlError('the XML is not well-formed');
    },
  });
  const root = parser.parseFromString(text, 'text/xml').documentElement;
  if (root === null) throw new UnsafeXmlError('the XML is not well-formed');
  return {
    /**
     * @param path namespace and name of each element below the root; the first of that name is taken
     * @param prefixes those that are treated as the inclusive canonicalisation does (`InclusiveNamespaces`)
     */
    canonical: (path: readonly (readonly [uri: string, local: string])[], prefixes: readonly string[]): string => {
      const element = path.reduce(childOf, root);
      return createCanonicalization().process(element, {
        inclusiveNamespacesPrefixList: [...prefixes],
        ancestorNamespaces: prefixes.length === 0 ? [] : namespacesAround(element),
      });
    },
  };
}

export type CanonicalSource = ReturnType<typeof openCanonicalSource>;

/**
 * The library's, but for two things. It orders prefixes as a dictionary does, while the recommendation goes by their characters, so that
 * capitals come first. And it joins the text of an element anew at each level above it: with a PDF in it, that were seven copies.
 */
function createCanonicalization(): ExclusiveCanonicalization {
  const canonicalization = new ExclusiveCanonicalization();
  const processOther = canonicalization.processInner.bind(canonicalization);
  canonicalization.nsCompare = ({ prefix: one }: { prefix: string }, { prefix: other }: { prefix: string }) =>
    one < other ? -1 : Number(one > other);
  canonicalization.processInner = (node, prefixes, defaultNs, ...rest) => {
    if (node.nodeType !== ELEMENT) return processOther(node, prefixes, defaultNs, ...rest);
    const { rendered, newDefaultNs } = canonicalization.renderNs(node, prefixes, defaultNs, ...rest);
    let text = `<${node.tagName}${rendered}${canonicalization.renderAttrs(node)}>`;
    for (const child of node.childNodes) {
      text += canonicalization.processInner(child, [...prefixes], newDefaultNs, ...rest);
    }
    return `${text}</${node.tagName}>`;
  };
  return canonicalization;
}

const ELEMENT = 1;

function childOf(parent: Element, [uri, local]: readonly [string, string]): Element {
  for (const child of parent.childNodes) {
    if (child.namespaceURI === uri && child.localName === local) return child as Element;
  }
  throw new UnsafeXmlError(`${local} is missing`);
}

/** The declarations in force around the element; of each prefix the nearest. */
function namespacesAround(element: Element): { prefix: string; namespaceURI: string }[] {
  const found = new Map<string, string>();
  for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
    for (const { prefix, localName, value } of outer.attributes) {
      if (prefix === 'xmlns' && localName !== null && !found.has(localName)) found.set(localName, value);
    }
  }
  return [...found].map(([prefix, namespaceURI]) => ({ prefix, namespaceURI }));
}
