/** The account with which the demonstration can be tried at once: owner of the demonstration organisation. */
import type { AccountsContext } from './accounts-context.ts';
import { demonstrationSecret } from './demonstration-secret.ts';
import { createPasswordHashing, leastParameters } from './password-hash.ts';

/** `.example` belongs to nobody (RFC 2606), so no mail can ever go astray. */
const EMAIL = 'owner@demonstration.example';

/** The password has 80 random bits, so no first start waits for a slow hash. Logging in replaces it, as every hash of other parameters. */
const quickHashing = createPasswordHashing(leastParameters);

/** Makes the account where there is none. */
export async function ensureDemonstrationAccount(
  organizationId: string,
  { accounts, hashing, ids, dataKey }: Pick<AccountsContext, 'accounts' | 'hashing' | 'ids' | 'dataKey'>,
) {
  const password = demonstrationSecret('password', dataKey);
  const known = await accounts.findAccountByEmail(EMAIL);
  if (known !== undefined) {
    return { email: EMAIL, password: (await hashing.verify(password, known.passwordHash)) ? password : undefined };
  }
  const account = {
    id: ids.uuid(),
    email: EMAIL,
    passwordHash: await quickHashing.hash(password),
    language: 'kk',
  } as const;
  await accounts.insertAccount({ ...account, isOperator: false, ownerOf: organizationId }, { audit: [] });
  return {
    email: EMAIL,
    /** Undefined where the account has another password by now. */
    password,
  };
}
