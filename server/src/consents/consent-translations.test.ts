import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consentNotice } from './consent-translations.ts';

test('a name that brings its own quotation marks stands in no others', () => {
  for (const isPart of [false, true]) {
    for (const language of ['kk', 'ru'] as const) {
      assert.match(consentNotice('Банк Ромашка', { isPart })[language], / «Банк Ромашка»/);
      for (const name of ['ТОО «Ромашка»', 'ТОО "Ромашка"']) {
        const notice = consentNotice(name, { isPart })[language];
        assert.ok(notice.includes(` ${name}`) && !notice.includes(`«${name}»`), notice);
      }
    }
  }
});
