/**
 * The payload of an answer as fields, whichever way a service fills the `data` of any type: with the fields themselves, with one
 * wrapper around them, or with XML as text (CDATA, or escaped). A name that stands for no one text is left out.
 */
import { parseXml } from './parse-xml.ts';
import type { XmlElement } from './xml-element.ts';

const MAX_WRAPPERS = 4;

/** @throws UnsafeXmlError where text that begins as XML is none */
export function readPayload(data: XmlElement): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const twice = new Set<string>();
  for (const { local, children, text } of unwrapped(data, MAX_WRAPPERS).children) {
    if (children.length > 0 || fields.has(local)) twice.add(local);
    fields.set(local, text.trim());
  }
  for (const name of twice) fields.delete(name);
  return fields;
}

function unwrapped(data: XmlElement, depth: number): XmlElement {
  const [only, ...more] = data.children;
  const text = data.text.trim();
  if (depth > 0 && only === undefined && text.startsWith('<')) return unwrapped(parseText(text), depth - 1);
  const isWrapper = only !== undefined && more.length === 0 && (only.children.length > 0 || holdsXml(only));
  return depth > 0 && isWrapper ? unwrapped(only, depth - 1) : data;
}

function holdsXml({ text }: XmlElement): boolean {
  return text.trimStart().startsWith('<');
}

function parseText(text: string): XmlElement {
  return parseXml(`<data>${text.replace(/^<\?xml[^>]{0,200}\?>/, '')}</data>`);
}
