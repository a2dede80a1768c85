/**
 * The account with which the demonstration can be tried at once: owner of the demonstration organisation. Its password follows from
 * the store's own key, so it differs from one installation to the next and is the same at every start.
 */
import { keyedHash } from '../crypto/keyed-hash.ts';
import type { AccountsContext } from './accounts-context.ts';

/** `.example` belongs to nobody (RFC 2606), so no mail can ever go astray. */
const EMAIL = 'owner@demonstration.example';

export interface DemonstrationAccount {
  email: string;
  /** Undefined where the account has another password by now. */
  password: string | undefined;
}

/** Makes the account where there is none. */
export async function ensureDemonstrationAccount(
  organizationId: string,
  { accounts, hashing, ids, sealing }: Pick<AccountsContext, 'accounts' | 'hashing' | 'ids' | 'sealing'>,
): Promise<DemonstrationAccount> {
  const password = demonstrationPassword(sealing);
  const known = await accounts.findAccountByEmail(EMAIL);
  if (known !== undefined) {
    return { email: EMAIL, password: (await hashing.verify(password, known.passwordHash)) ? password : undefined };
  }
  const account = { id: ids.uuid(), email: EMAIL, passwordHash: await hashing.hash(password), language: 'kk' } as const;
  await accounts.insertAccount({ ...account, isOperator: false, ownerOf: organizationId }, { audit: [] });
  return { email: EMAIL, password };
}

/** 80 bits: `demo-4f1c-90ab-77e2-013d-c5f8`. */
function demonstrationPassword(sealing: Uint8Array): string {
  const digits = keyedHash(sealing, 'qujat demonstration v1', 'password').slice(0, 20);
  return `demo-${digits.replace(/.{4}(?=.)/g, '$&-')}`;
}
