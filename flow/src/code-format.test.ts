import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCode } from './code-format.ts';

test('the code is found in whatever is pasted', () => {
  for (const pasted of [
    '042137',
    ' 042137 ',
    '042 137',
    '042-137',
    'Код подтверждения: 042137',
    '1414: Растау коды: 042137. 3 минут',
    '\uff10\uff14\uff12\uff11\uff13\uff17',
    '\u202a042137\u202c',
  ]) {
    assert.equal(readCode(pasted), '042137', JSON.stringify(pasted));
  }
});

test('what is not whole yet stays as far as it is typed', () => {
  assert.equal(readCode('04'), '04');
  assert.equal(readCode('04a'), '04');
  assert.equal(readCode('0421378'), '042137');
});
