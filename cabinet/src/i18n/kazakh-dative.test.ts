import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDate } from '../format.ts';
import { kazakhDative } from './kazakh-dative.ts';
import { readTranslations } from './translations-test-setup.ts';

test('each month has its dative', () => {
  const months = Array.from({ length: 12 }, (_, month) => formatDate(new Date(Date.UTC(2026, month, 27)), 'kk'));
  assert.deepEqual(
    months.map((date) => kazakhDative(date).replace('2026 жылғы 27 ', '')),
    [
      ...['қаңтарға', 'ақпанға', 'наурызға', 'сәуірге', 'мамырға', 'маусымға'],
      ...['шілдеге', 'тамызға', 'қыркүйекке', 'қазанға', 'қарашаға', 'желтоқсанға'],
    ],
  );
});

test('no text puts a case ending, or a word that asks for one, behind what is filled in as it is', async () => {
  const texts = JSON.stringify(await readTranslations('kk'));
  assert.ok(texts.includes('{{date, dative}} дейін'));
  const bare = texts.replaceAll(/\{\{\w+, dative\}\}/g, '');
  assert.deepEqual(
    bare.match(
      /\}\} (?:дейін|қарай|шейін|бастап|бері)|\}\}[’'-]?(?:[ғқкг][ае]|[дт][ае]н?|н[ае]н|[нтд][ыі]ң?)(?!\p{L})/gu,
    ),
    null,
  );
});
