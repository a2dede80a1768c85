/**
 * Hides personal data and secrets in a finished log line, wherever they stand: as a value, inside a text, in an error's stack.
 * A list of paths would miss an IIN inside a message, so the line itself is searched. Request ids (`req_…`), ids of 32 hex digits and the
 * audit's checkpoints survive, whatever stands in them by chance.
 */

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d{10,}(?:\.\d+)?/g;

/**
 * Where digits of their own may begin: not within a word. The letters and digits of an escape are no word: a text may quote JSON or a program
 * (`\n`, `\u000a`, `\x0a`), or a URL (`%3D`).
 */
const BEGIN = String.raw`(?:(?<![\dA-Za-z])|(?<=\\(?:[bfnrtv]|u[\da-fA-F]{4}|x[\da-fA-F]{2})|%[\da-fA-F]{2}))`;
const END = String.raw`(?![\dA-Za-z])`;

// In this order: what is longer or more particular comes first. Runs are bounded, so that no text makes the search slow.
const MASKS: readonly [RegExp, string][] = [
  [/qjt_(test|live|flow)_[0-9A-Za-z]+/g, 'qjt_$1_[key]'],
  [/qjc_[\w-]+/g, '[token]'],
  [/[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}/gu, '[email]'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '[uuid]'],
  [new RegExp(String.raw`${BEGIN}\d{12}${END}`, 'g'), '[iin]'],
  [
    new RegExp(
      String.raw`${BEGIN}(?:\+?[78])?[\s(.-]{0,9}7\d{2}[\s).-]{0,9}\d{3}[\s.-]{0,9}\d{2}[\s.-]{0,9}\d{2}(?!\d)`,
      'g',
    ),
    '[phone]',
  ],
  [new RegExp(String.raw`(?<!\.)${BEGIN}\d{6}${END}`, 'g'), '[code]'],
];

const BASE64 = '[A-Za-z\\d+/]+={0,2}';
const NAME = 'qujat-audit/[\\da-f]{16}';

/** Values of ours that tell nobody. Between `-` and `_`, or `+` and `/`, six of their digits stand alone by chance, as a code does. */
const OURS = new RegExp(
  `^(?:req_[\\w-]{21}[AQgw]|[\\da-f]{32}|${NAME}\\n\\d+\\n${BASE64}\\nheads \\d+ ${BASE64}\\n\\n— ${NAME} ${BASE64}\\n)$`,
);

/** Masks the strings and the long numbers of one line of JSON; the result is JSON again. */
export function maskLine(line: string): string {
  return line.replace(TOKEN, (token) => (token.startsWith('"') ? maskString(token) : maskNumber(token)));
}

/** None of the masks touches a text without one of these; most texts of a line have none, and are done here. */
const MAYBE_MASKED = /[\d@-]|qj[tc]_/;

/** @param token with its quotes. What JSON escapes is read first: in `\n900101300017` no letter stands before the digits. */
function maskString(token: string): string {
  if (!MAYBE_MASKED.test(token)) return token;
  const text: string = token.includes('\\') ? JSON.parse(token) : token.slice(1, -1);
  if (OURS.test(text)) return token;
  const masked = MASKS.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
  return masked === text ? token : JSON.stringify(masked);
}

/** An IIN or a phone as a bare number; 13 digits are a time in milliseconds and stay. */
function maskNumber(token: string): string {
  const digits = token.length;
  return digits >= 10 && digits <= 12 && /^\d+$/.test(token) ? '"[number]"' : token;
}
