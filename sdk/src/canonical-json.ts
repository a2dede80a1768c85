/** The one form of JSON that RFC 8785 gives a value, and JSON read without leniency: what a receipt stands for must have one meaning. */

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    // By their UTF-16 code units, as JavaScript compares texts.
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`);
  return `{${fields.join(',')}}`;
}

/**
 * Of an object that has a field twice, `JSON.parse` shows the last and other programs the first: such a text is refused.
 *
 * @throws SyntaxError
 */
export function parseStrictJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const open: Set<string>[] = [];
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"\s*:?|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (token.endsWith(':')) addName(open.at(-1), JSON.parse(token.slice(0, -1)));
  }
  return value;
}

function addName(names: Set<string> | undefined, name: string): void {
  if (names?.has(name)) throw new SyntaxError(`The JSON has the field ${JSON.stringify(name)} twice.`);
  names?.add(name);
}
