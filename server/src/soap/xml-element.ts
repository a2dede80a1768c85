/** What is read of an XML element: names with their namespaces, whatever prefix they had. Comments are not there. */
export interface XmlElement {
  /** The namespace, empty for none. */
  readonly uri: string;
  readonly local: string;
  /** Without the namespace declarations. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The characters directly in this element, those between its children too. */
  readonly text: string;
}

export interface XmlAttribute {
  readonly uri: string;
  readonly local: string;
  readonly value: string;
}

/** A message that is XML, but not the message that it should be. It names the element, and never its content. */
export class MalformedMessageError extends Error {
  override readonly name = 'MalformedMessageError';
}

export function isElement(element: XmlElement, uri: string, local: string): boolean {
  return element.uri === uri && element.local === local;
}

export function attributeOf(element: XmlElement, uri: string, local: string): string | undefined {
  return element.attributes.find((attribute) => attribute.uri === uri && attribute.local === local)?.value;
}

/** @throws MalformedMessageError where other text than white space stands among the children */
export function assertNoText(element: XmlElement): void {
  if (element.text.trim() !== '') throw new MalformedMessageError(`${element.local} has text among its elements`);
}

/** @throws MalformedMessageError where the element has children */
export function textOf(element: XmlElement): string {
  if (element.children.length > 0) throw new MalformedMessageError(`${element.local} has elements instead of text`);
  return element.text.trim();
}
