/** Fields of an upstream's answer, by the names of the specification, also where it writes them in camel case or in a wrapper. */

const WRAPPERS: readonly string[] = ['data', 'result', 'response', 'payload', 'attributes'];
const MAX_WRAPPERS = 3;

export type Fields = (name: string) => unknown;

/** The object that has the field `mark`: the body, or what is wrapped in it. Undefined where there is none. */
export function fieldsWith(mark: string, given: unknown, depth = 0): Fields | undefined {
  const body = onlyOne(given);
  if (typeof body !== 'object' || body === null) return undefined;
  const fields = fieldsOf(body);
  if (fields(mark) !== undefined) return fields;
  if (depth === MAX_WRAPPERS) return undefined;
  for (const wrapper of WRAPPERS) {
    const inner = fieldsWith(mark, fields(wrapper), depth + 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** Some put one thing into a list. */
export function onlyOne(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

export function fieldsOf(body: unknown): Fields {
  const object = Object(body) as Record<string, unknown>;
  return (name) => own(object, name) ?? own(object, inCamelCase(name));
}

function own(object: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function inCamelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
