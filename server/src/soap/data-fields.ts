/** The content of `data` as flat fields: unqualified elements with text, each name at most once. */
import { textElement } from './write-xml.ts';
import { assertNoText, MalformedMessageError, textOf, type XmlElement } from './xml-element.ts';

/** The content of `data`. Null leaves a field out. */
export function writeFields(fields: readonly (readonly [name: string, value: string | null])[]): string {
  return fields.map(([name, value]) => (value === null ? '' : textElement(name, value))).join('');
}

/** @throws MalformedMessageError where a field is there twice, has a namespace, or has elements in it */
export function readFields(data: XmlElement): ReadonlyMap<string, string> {
  assertNoText(data);
  const fields = new Map<string, string>();
  for (const child of data.children) {
    if (child.uri !== '' || fields.has(child.local)) {
      throw new MalformedMessageError('a field of data has a namespace, or is there twice');
    }
    fields.set(child.local, textOf(child));
  }
  return fields;
}
