/** A logged-in operator for tests of the cabinet, with the second factor that operators must have. */
import assert from 'node:assert/strict';
import { createOperator } from '../accounts/create-operator.ts';
import { type Browser, type CabinetGateway, enableTotp, PASSWORD, totpCode } from './cabinet-test-setup.ts';

export const OPERATOR = 'operator@gateway.example';
const STEP_MS = 30_000;

const secrets = new WeakMap<CabinetGateway, string>();

/** Makes the operator the first time. Later log-ins move the time, since no code is taken twice. */
export async function logInOperator(gateway: CabinetGateway): Promise<Browser> {
  const browser = gateway.browser();
  const logIn = () => browser.call('POST', '/session/', { email: OPERATOR, password: PASSWORD });
  const secret = secrets.get(gateway);
  if (secret === undefined) {
    await createOperator({ email: OPERATOR, password: PASSWORD }, gateway.app.accounts);
    assert.equal((await logIn()).status, 200);
    secrets.set(gateway, (await enableTotp(gateway, browser)).secret);
    return browser;
  }
  gateway.advanceMs(2 * STEP_MS);
  assert.equal((await logIn()).body.status, 'second_factor_required');
  const code = totpCode(secret, gateway.nowMs());
  assert.equal((await browser.call('POST', '/session/second-factor/', { code })).status, 200);
  return browser;
}
