/** Who is logged in, and in which organisation the page works: given by the frames, asked for by the pages. */
import { createContext, useContext } from 'react';
import type { Organization, OwnAccount, Permission } from '../api/account.ts';

export const AccountContext = createContext<OwnAccount | undefined>(undefined);
export const OrganizationContext = createContext<Organization | undefined>(undefined);

/** Only in pages below the signed-in frame. */
export function useAccount(): OwnAccount {
  const account = useContext(AccountContext);
  if (account === undefined) throw new Error('This page stands outside the signed-in frame');
  return account;
}

/** Only in pages of an organisation. Hide what is not in its `permissions`. */
export function useOrganization(): Organization {
  const organization = useContext(OrganizationContext);
  if (organization === undefined) throw new Error('This page belongs to no organisation');
  return organization;
}

export function useMay(permission: Permission): boolean {
  return useOrganization().permissions.includes(permission);
}
