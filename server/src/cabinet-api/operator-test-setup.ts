/** A logged-in operator for tests of the cabinet. */
import assert from 'node:assert/strict';
import { createOperator } from '../accounts/create-operator.ts';
import { type Browser, type CabinetGateway, PASSWORD } from './cabinet-test-setup.ts';

const EMAIL = 'operator@gateway.example';

/** Makes the operator the first time. */
export async function logInOperator(gateway: CabinetGateway): Promise<Browser> {
  const browser = gateway.browser();
  const logIn = () => browser.call('POST', '/session/', { email: EMAIL, password: PASSWORD });
  if ((await logIn()).status === 200) return browser;
  await createOperator({ email: EMAIL, password: PASSWORD }, gateway.app.accounts);
  assert.equal((await logIn()).status, 200);
  return browser;
}
