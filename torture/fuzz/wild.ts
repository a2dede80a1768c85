/** Values that nobody expects. */
import fc from 'fast-check';

const strangeTexts = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  'Әбділда Құнанбайұлы',
  '٠١٢٣٤٥',
  '９００１０１３０００１７',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e309',
  '../../../etc/passwd',
  '%00',
  '%2e%2e%2f',
  "' or 1=1 --",
  '{"$gt":""}',
  '<script>alert(1)</script>',
  '\r\nset-cookie: a=b',
  '👩‍👩‍👧‍👦',
  'e\u0301',
  '\u202e123456',
];

/** Any text: strange ones, random ones, long ones. */
export const wildText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...strangeTexts) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('a', '0', 'Қ', '\u0000', ' '), fc.constantFrom(101, 256, 5_000, 70_000))
      .map(([unit, length]) => unit.repeat(length)),
  },
);

/** Any JSON, with keys that bite. */
export const wildJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: wildText },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, 900101300017, [], {}, [[]], ''),
  },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.dictionary(wildText, fc.constantFrom<unknown>(null, 1, 'x', {}), { maxKeys: 4 }) },
);

/** Translations in the place of a body: JSON that is none, too deep, too large, with a prototype in it. */
export const wildBodyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: wildJson.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: wildText },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '{',
      '{"iin"',
      '{"iin":}',
      '[]]',
      'NaN',
      '\ufeff{}',
      '{"__proto__":{"iin":"1"}}',
      '{"constructor":{"prototype":{"iin":"1"}}}',
      '{"code":"1","code":2}',
      '{"a":"\\ud800"}',
      '{"a":"\\u0000"}',
      '{"a":1e400}',
      '['.repeat(30_000),
      '{"a":'.repeat(10_000),
      '[0'.repeat(9_000) + ']'.repeat(9_000),
      `{"a":"${'x'.repeat(70_000)}"}`,
      `"${'\\u0000'.repeat(10_000)}"`,
    ),
  },
);

/** Small damage to a text that was right. */
export const damage: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.constantFrom<(text: string) => string>(
    (text) => ` ${text} `,
    (text) => `${text}\0`,
    (text) => `${text}\n`,
    (text) => text.slice(0, -1),
    (text) => text + text,
    (text) => text.toUpperCase(),
    (text) => `+${text}`,
    (text) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x0660 - 0x30)),
    (text) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xff10 - 0x30)),
    (text) => [...text].reverse().join(''),
    (text) => text.replaceAll('-', ''),
    (text) => encodeURIComponent(encodeURIComponent(text)),
  ),
  fc.tuple(fc.nat(60), wildText).map(
    ([position, inserted]) =>
      (text: string) =>
        text.slice(0, position % (text.length + 1)) + inserted + text.slice(position % (text.length + 1)),
  ),
);
