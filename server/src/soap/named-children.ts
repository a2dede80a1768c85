/**
 * Reads the children of an element of somebody else's message by their names: in any order, under any namespace, and beside others
 * that are unknown. What a message says must be clear all the same: a name that is asked for may be there once.
 */
import { assertNoText, MalformedMessageError, textOf, type XmlElement } from './xml-element.ts';

export function childrenByName(parent: XmlElement) {
  assertNoText(parent);
  const optional = (local: string): XmlElement | null => {
    const [child, ...more] = parent.children.filter((one) => one.local === local);
    if (more.length > 0) throw new MalformedMessageError(`${local} is there twice in ${parent.local}`);
    return child ?? null;
  };
  const optionalText = (local: string): string | null => {
    const child = optional(local);
    return (child && textOf(child)) || null;
  };
  return {
    /** Null where there is none. @throws MalformedMessageError where it is there twice */
    optional,
    required(local: string): XmlElement {
      const child = optional(local);
      if (child === null) throw new MalformedMessageError(`${local} is missing in ${parent.local}`);
      return child;
    },
    /** The text of a required element, which must not be empty. */
    text(local: string): string {
      const text = optionalText(local);
      if (text === null) throw new MalformedMessageError(`${local} is missing in ${parent.local}, or empty`);
      return text;
    },
    /** Null also where it is empty. */
    optionalText,
  };
}
