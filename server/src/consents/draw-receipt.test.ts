/** The PDF of a receipt, as the citizen keeps it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CITIZEN, startFlowGateway } from '../flows/flow-test-setup.ts';
import { attachmentOf, readPdf } from '../rendering/rendering-test-setup.ts';
import { languages } from '../words/languages.ts';
import { receiptCalls } from './consent-schemas.ts';
import { receiptTranslations } from './receipt-translations.ts';

test('the PDF says in each language what the page showed, names nobody, and has the record attached', async (t) => {
  const { gateway, awaitingCode } = await startFlowGateway(t);
  const { page } = await awaitingCode();
  const { receipt_url: receiptUrl, consent_notice: notice } = await page.view();
  const secret = new URL(receiptUrl ?? '').hash.slice(1);
  const read = (url: string) =>
    gateway.app.server.inject({ method: 'GET', url, headers: { 'qujat-consent-receipt': secret } });
  const consent = (await read(receiptCalls.readReceipt.url)).json();
  for (const language of languages) {
    const reply = await read(`${receiptCalls.drawReceipt.url}?language=${language}`);
    assert.equal(reply.headers['content-disposition'], `attachment; filename="${consent.id}.pdf"`);
    const pdf = reply.rawPayload;
    const { pages, text } = await readPdf(pdf);
    const flat = (value: string) => value.replace(/\s+/g, '');
    const printed = flat(text);
    const words = receiptTranslations[language];
    for (const said of [words.title, words.states.given, notice.kk, consent.id, consent.record_sha256]) {
      assert.ok(printed.includes(flat(said)), `${said} in ${text}`);
    }
    assert.equal(pages, 1);
    for (const personal of Object.values(CITIZEN)) assert.ok(!text.includes(personal));
    assert.deepEqual(JSON.parse(Buffer.from(attachmentOf(pdf)).toString()), consent);
  }
  assert.equal((await read(`${receiptCalls.drawReceipt.url}?language=fr`)).statusCode, 400);
});
