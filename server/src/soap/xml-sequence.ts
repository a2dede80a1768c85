/** Reads the children of an element in the order that a schema gives them (xsd:sequence). All are of one namespace. */
import { assertNoText, isElement, MalformedMessageError, textOf, type XmlElement } from './xml-element.ts';

export function readSequence(parent: XmlElement, uri = '') {
  assertNoText(parent);
  let next = 0;
  const optional = (local: string): XmlElement | null => {
    const child = parent.children[next];
    if (child === undefined || !isElement(child, uri, local)) return null;
    next += 1;
    return child;
  };
  const required = (local: string): XmlElement => {
    const child = optional(local);
    if (child === null) throw new MalformedMessageError(`${local} is missing in ${parent.local}, or not at its place`);
    return child;
  };
  return {
    /** @throws MalformedMessageError where another element is next */
    required,
    optional,
    repeated(local: string): XmlElement[] {
      const found: XmlElement[] = [];
      for (let child = optional(local); child !== null; child = optional(local)) found.push(child);
      return found;
    },
    /** The text of a required element, which must not be empty. */
    text(local: string): string {
      const text = textOf(required(local));
      if (text === '') throw new MalformedMessageError(`${local} is empty`);
      return text;
    },
    optionalText(local: string): string | null {
      const child = optional(local);
      return child === null ? null : textOf(child);
    },
    /** @throws MalformedMessageError where more follows */
    end() {
      if (next < parent.children.length)
        throw new MalformedMessageError(`${parent.local} has an element that does not belong there`);
    },
  };
}
