/** Try it puts a document into an independent wallet by the QR code on the page, and takes the credential back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRevoked, verifyCredential } from '@qujat/sdk/credentials';
import { readCodes } from '../server/src/rendering/rendering-test-setup.ts';
import { looks, openAsDemonstration, optionsOf } from './cabinet-demonstration.ts';
import { createOperatorBeside, operator, operatorsWithPassword } from './cabinet-operators.ts';
import { assertAccessible, assertFitsWidth } from './cabinet-page.ts';
import { cabinetOrigin, openAs } from './cabinet-people.ts';
import { setUpCabinet } from './cabinet-set-up.ts';
import { createWallet, newHolderKey } from './credential-wallet.ts';

const { browser, gateway, dataDirectory } = await setUpCabinet({ ...operatorsWithPassword, QUJAT_CREDENTIALS: 'on' });
createOperatorBeside(dataDirectory);

for (const [turn, look] of looks.entries()) {
  test(`from the QR code into the wallet and back, in ${look.language}, ${look.colorScheme}, at ${look.width} px`, async () => {
    const page = await openAsDemonstration(browser, gateway, 'try-it', optionsOf(look));
    const check = async (state: string) => {
      await assertAccessible(page, state);
      await assertFitsWidth(page, state);
    };
    const [citizen, wanted] = [page.getByRole('combobox').first(), page.getByRole('combobox').nth(2)];
    await citizen.selectOption({ index: turn });
    await wanted.selectOption('wallet');
    await check('before the request');
    await page.locator('form button[type=submit]').first().click();
    const picture = page.getByRole('main').locator('svg[role=img]');
    await picture.waitFor();
    const sms = await page
      .getByText(/Растау коды: \d{6}/)
      .first()
      .innerText();
    const [code = ''] = /\d{6}/.exec(sms) ?? [];
    const { QRCode: offer = '' } = await readCodes(await picture.screenshot());
    await check('with the offer');
    const revoke = page.getByRole('button', { name: /^(Revoke the|Отозвать|Электрондық куәлікті)/ });
    await revoke.click();
    await page.getByRole('alert').waitFor();
    await check('where no wallet has it yet');

    const text = await createWallet(newHolderKey()).receive(offer, code);
    const keys = (await (await fetch(`${gateway.address}/.well-known/jwks.json`)).json()) as { keys: object[] };
    const credential = await verifyCredential(text, { keys });
    await revoke.click();
    await revoke.waitFor({ state: 'detached' });
    assert.ok(await isRevoked(credential, await (await fetch(credential.status.uri)).text(), { keys }));
    await check('revoked');
    await page.context().close();
  });
}

test('the operator reads that credentials are on, and which document was asked for a wallet', async () => {
  const body = { api_key: gateway.testKey, iin: '900101300017', phone: '77010000001', credential: true };
  const reply = await fetch(`${gateway.address}/api/v1/backend/e-document/online-access/request/passport/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(reply.status, 200);
  const page = await openAs(browser, gateway, operator, '/operator/system');
  await page.getByText('Credentials for wallets').waitFor();
  await page.goto(`${cabinetOrigin(gateway)}/cabinet/operator/audit`);
  const everything = page.locator('main li');
  const rows = everything.filter({ hasText: 'Document requested' });
  // A row is there once it is chained, some seconds after the event.
  for (; (await rows.count()) === 0; ) {
    await page.reload();
    await page.getByText('No row fits the filter').or(everything.first()).first().waitFor();
  }
  await rows.first().getByRole('button').click();
  await page.getByRole('dialog').getByText('the citizen’s wallet').waitFor();
  await assertAccessible(page, 'a row of the audit');
  await page.context().close();
});
