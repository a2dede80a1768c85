/** Where a text stops being JSON (RFC 8259). V8 tells the position of some errors only, and repeats the text of others. */

/** The place of the first token that JSON does not allow; the text's length where it breaks off too early. */
export function findJsonFault(text: string): number {
  let expected: Expected = 'value';
  let at = skipBlanks(text, 0);
  const open: ('{' | '[')[] = [];
  for (;;) {
    const step = next(text, at, expected, open);
    if (step === undefined) return at;
    expected = step.expected;
    at = skipBlanks(text, step.end);
  }
}

type Expected = 'value' | 'value or ]' | 'name or }' | 'name' | ':' | ', or end' | 'nothing';

const BLANKS = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside a string
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

function next(text: string, at: number, expected: Expected, open: ('{' | '[')[]) {
  const character = text[at];
  if (expected === 'value' || expected === 'value or ]') {
    if (expected === 'value or ]' && character === ']') return close(at, open);
    if (character === '{' || character === '[') {
      open.push(character);
      return { expected: character === '{' ? 'name or }' : 'value or ]', end: at + 1 } as const;
    }
    return endOf(text, at, [STRING, SCALAR], afterValue(open));
  }
  if (expected === 'name or }' && character === '}') return close(at, open);
  if (expected === 'name or }' || expected === 'name') return endOf(text, at, [STRING], ':');
  if (expected === ':') return character === ':' ? ({ expected: 'value', end: at + 1 } as const) : undefined;
  const holder = open.at(-1);
  if (expected === 'nothing' || holder === undefined) return undefined;
  if (character === ',') return { expected: holder === '{' ? 'name' : 'value', end: at + 1 } as const;
  return character === (holder === '{' ? '}' : ']') ? close(at, open) : undefined;
}

function close(at: number, open: ('{' | '[')[]): { expected: Expected; end: number } {
  open.pop();
  return { expected: afterValue(open), end: at + 1 };
}

function afterValue(open: readonly ('{' | '[')[]): Expected {
  return open.length === 0 ? 'nothing' : ', or end';
}

function endOf(text: string, at: number, tokens: readonly RegExp[], expected: Expected) {
  for (const token of tokens) {
    token.lastIndex = at;
    if (token.test(text)) return { expected, end: token.lastIndex };
  }
  return undefined;
}

function skipBlanks(text: string, at: number): number {
  BLANKS.lastIndex = at;
  BLANKS.test(text);
  return BLANKS.lastIndex;
}
