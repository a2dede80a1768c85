import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFiles } from './read-files.ts';

/** Bytes of every value, of a length whose base64 is padded; with many pluses and slashes. */
const file = Buffer.from(Array.from({ length: 1000 }, (_, index) => (index * 251 + (index >> 3)) & 0xff));
const base64 = file.toString('base64');
const folded = (width: number, end: string) => base64.replace(new RegExp(`.{${width}}`, 'g'), `$&${end}`);
const pieces = [file.subarray(0, 100), file.subarray(100, 440), file.subarray(440)];

function read(pdf: unknown) {
  const { files, notes } = readFiles({ pdf });
  return { bytes: files.pdf, notes };
}

test('the sample has what matters', () => {
  assert.match(base64, /\+.*\/.*=$/);
});

const forms: Record<string, string> = {
  plain: base64,
  'without padding': base64.replace(/=+$/, ''),
  'of the URL kind': file.toString('base64url'),
  'a data URI': `data:image/jpeg;base64,${base64}`,
  'a data URI in capitals': `DATA:IMAGE/JPEG;BASE64,${base64}`,
  'a data URI with a long head': `data:image/jpeg;charset=utf-8;name=${'x'.repeat(500)}.jpg;base64,${base64}`,
  'a data URI in quotes': `"data:image/jpeg;base64,${base64}"`,
  'a data URI without its beginning': `image/jpeg;base64,${base64}`,
  'the last word of a data URI': `base64, ${base64}`,
  'the armour of PEM': `-----BEGIN IMAGE-----\n${folded(64, '\n')}\n-----END IMAGE-----\n`,
  'a field that is filled with NULs': `${base64}${'\0'.repeat(500)}`,
  'lines of a mail': folded(76, '\r\n'),
  'lines, indented': folded(64, '\n').replace(/^/gm, '    '),
  'lines with blanks behind': folded(64, '  \n'),
  'lines that became one': folded(76, ' ').trim(),
  'line breaks as two characters': folded(76, '\\n'),
  'line breaks as four characters': folded(64, '\\r\\n'),
  'slashes escaped': base64.replaceAll('/', '\\/'),
  'the source of a Python value': `b'${base64}'`,
  'in quotes': `'${base64}'`,
  'percent-encoded': encodeURIComponent(base64),
  'pluses percent-encoded in small letters': base64.replaceAll('+', '%2b'),
  'pluses as blanks': base64.replaceAll('+', ' '),
  'pluses as blanks, on lines': folded(76, '\r\n').replaceAll('+', ' '),
  'a zero-width space behind': `${base64}\u200b`,
  'a byte order mark before': `\ufeff${base64}\n`,
  'pieces, each padded': pieces.map((piece) => piece.toString('base64')).join(''),
  'padded pieces on lines': pieces.map((piece) => piece.toString('base64')).join('\n'),
  twice: Buffer.from(base64).toString('base64'),
  'twice, in lines': Buffer.from(folded(76, '\n')).toString('base64'),
  thrice: Buffer.from(Buffer.from(base64).toString('base64')).toString('base64'),
};

for (const [what, text] of Object.entries(forms)) {
  test(`base64, ${what}: every byte comes`, () => {
    const { bytes, notes } = read(text);
    assert.ok(bytes !== null && file.equals(bytes));
    assert.deepEqual(notes, []);
  });
}

test('every plus that became a blank is found again, wherever it stands in its line', () => {
  for (let start = 0; start < 200; start += 1) {
    const part = Buffer.concat([Buffer.from('%PDF'), file.subarray(start, start + 300)]);
    const lines = part.toString('base64').replace(/.{76}/g, '$&\r\n').replaceAll('+', ' ');
    assert.deepEqual(read(lines).bytes, part, String(start));
  }
});

test('what cannot be whole is not taken, and noted', () => {
  const broken = {
    'a lost character': base64.slice(0, 500) + base64.slice(501),
    'four lost of five': 'AAAAA',
    'too much padding': `${base64}=`,
    'a piece that lost a character': `${pieces[0]?.toString('base64').slice(1)}${base64}`,
    'other letters': 'суретті қараңыз',
    'half an escape': `${base64.slice(0, 400)}%2`,
    'a list of bytes': [...file],
    'an object': { data: base64 },
    'a number': 7,
  };
  for (const [what, given] of Object.entries(broken)) {
    const { bytes, notes } = read(given);
    assert.equal(bytes, null, what);
    assert.deepEqual(notes, ['the PDF came, but is not whole base64'], what);
  }
});

test('what was not given is not noted', () => {
  for (const nothing of [null, undefined, '', '  \n']) assert.deepEqual(read(nothing), { bytes: null, notes: [] });
});

test('the time for hostile text grows with its length alone', () => {
  for (const run of [' ', '=', '\n', '%', '"', '\\', 'A=', ' A', 'data:', '\u200b', '\r\n ']) {
    assert.equal(read(`A${run.repeat(400_000)}!`).bytes, null, JSON.stringify(run));
  }
});
