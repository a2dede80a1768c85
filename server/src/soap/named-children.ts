/**
 * Reads the children of an element of somebody else's message by their names: in any order, under any namespace, and beside others
 * that are unknown. What a message says must be clear all the same: a name that is asked for may be there once.
 */
import { assertNoText, MalformedMessageError, textOf, type XmlElement } from './xml-element.ts';

export interface NamedChildren {
  /** Null where there is none. @throws MalformedMessageError where it is there twice */
  optional(local: string): XmlElement | null;
  required(local: string): XmlElement;
  /** The text of a required element, which must not be empty. */
  text(local: string): string;
  /** Null also where it is empty. */
  optionalText(local: string): string | null;
}

export function childrenByName(parent: XmlElement): NamedChildren {
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
    optional,
    required(local) {
      const child = optional(local);
      if (child === null) throw new MalformedMessageError(`${local} is missing in ${parent.local}`);
      return child;
    },
    text(local) {
      const text = optionalText(local);
      if (text === null) throw new MalformedMessageError(`${local} is missing in ${parent.local}, or empty`);
      return text;
    },
    optionalText,
  };
}
