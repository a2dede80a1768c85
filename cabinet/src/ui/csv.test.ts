import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvOf } from './csv.ts';

test('a field is quoted where it must be, a formula is none, and a number stays one', () => {
  const rows = [
    ['29 қар., 17:05', -3, null],
    ['=1+1', 1.5, 'said "no"\r\nand went'],
  ];
  assert.equal(
    csvOf(['Уақыты', 'n', 'b'], rows),
    '\ufeffУақыты,n,b\r\n"29 қар., 17:05",-3,\r\n\'=1+1,1.5,"said ""no""\r\nand went"\r\n',
  );
});
