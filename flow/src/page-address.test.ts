import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressIn, readPageAddress } from './page-address.ts';

const ID = '6d0fd2a2-1de4-4ac3-9a41-2b7a3b9d1c11';

test('the address names session, language and surroundings as the hosted service writes them', () => {
  const read = (rest: string) => readPageAddress(`https://qujat.example/flow/${rest}`);
  assert.deepEqual(read(`${ID}?locale=kz&web_view=true`), {
    sessionId: ID,
    language: 'kk',
    inWebView: true,
    handOverToken: undefined,
  });
  for (const [locale, language] of Object.entries({ kk: 'kk', ru: 'ru', en: 'en', RU: 'ru', 'en-GB': 'en' })) {
    assert.equal(read(`${ID}?locale=${locale}`).language, language);
  }
  assert.equal(read(`${ID}/?locale=tlh`).language, undefined);
  assert.equal(read(`${ID}/`).sessionId, ID);
  assert.equal(read(`${ID}?web_view=false`).inWebView, false);
  assert.equal(read(`${ID}#hand-over=abc`).handOverToken, 'abc');
  assert.equal(read(`${ID}#abc`).handOverToken, undefined);
});

test('another language changes the address and leaves the rest, but for a token that was used', () => {
  assert.equal(
    addressIn('ru', `https://qujat.example/flow/${ID}?locale=kz&web_view=true#hand-over=abc`),
    `/flow/${ID}?locale=ru&web_view=true`,
  );
});
