import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, parseCanonicalJson } from './canonical-json.ts';

test('fields stand in the order of their UTF-16 code units, as in section 3.2.3 of RFC 8785', () => {
  const fields = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  const order = Object.keys(JSON.parse(canonicalJson(fields)));
  assert.equal(order[0], '1');
  assert.deepEqual(
    [...canonicalJson(fields).matchAll(/:"([^"]+)"/g)].map((match) => match[1]),
    [
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ],
  );
});

test('numbers and texts are written as in the example of section 3.2.2', () => {
  const value = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    literals: [null, true],
  };
  assert.equal(
    canonicalJson({ ...value, string: '\u20ac$\u000f\u000aA\'B"\\\\"/' }),
    '{"literals":[null,true],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('any other form of the same value is refused', () => {
  assert.deepEqual(parseCanonicalJson('{"a":1,"b":"қ"}'), { a: 1, b: 'қ' });
  for (const text of [
    '{"b":"қ","a":1}',
    '{"a":1, "b":"қ"}',
    '{"a":1,"b":"\\u049b"}',
    '{"a":1.0,"b":"қ"}',
    '{"a":0,"a":1,"b":"қ"}',
    '{"a":1,"b":"қ"}\r',
  ]) {
    assert.throws(() => parseCanonicalJson(text), text);
  }
});
