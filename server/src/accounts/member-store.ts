/** What memberships and invitations need of a store. */
import type { Invitation, Language, Member, Membership, NewAccount, OrganizationSummary, Role } from './account.ts';
import type { NewCabinetSession } from './cabinet-session.ts';
import type { Traces } from './traces.ts';

export type MemberChange = 'done' | 'not_found' | 'last_owner';

/** A place in a list that is read page by page. */
export interface ListPlace {
  createdAt: number;
  id: string;
}

export interface MemberStore {
  /** By name of the organisation. */
  listMemberships(accountId: string): Promise<Membership[]>;
  /** The organisation, and the account's role in it, null where it has none. */
  findOrganization(
    organizationId: string,
    accountId: string,
  ): Promise<{ organization: Membership['organization']; role: Role | null } | undefined>;
  /** By e-mail. */
  listMembers(organizationId: string): Promise<Member[]>;
  /** The owners of the organisation and all operators, each once, by e-mail. */
  listAlerted(organizationId: string): Promise<{ email: string; language: Language }[]>;
  /** Conditional: an organisation never loses its last owner, also where two changes meet. */
  changeRole(change: { organizationId: string; accountId: string; role: Role }, traces: Traces): Promise<MemberChange>;
  removeMember(member: { organizationId: string; accountId: string }, traces: Traces): Promise<MemberChange>;

  /** Takes the place of an earlier invitation of the same e-mail to the same organisation. */
  insertInvitation(
    invitation: Omit<Invitation, 'createdAt' | 'expiresAt'> & { tokenHash: string; lifeMs: number },
    traces: Traces,
  ): Promise<Invitation>;
  /** Those that have not expired, newest first. */
  listInvitations(organizationId: string): Promise<Invitation[]>;
  withdrawInvitation(invitation: { organizationId: string; id: string }, traces: Traces): Promise<boolean>;
  /** Only one that has not expired. */
  findInvitation(tokenHash: string): Promise<{ invitation: Invitation; organizationName: string | null } | undefined>;
  /**
   * Spends the invitation and makes the member or operator, in one commit; the account and its log-in too where they are given.
   * A member keeps the role they have. False where the invitation is spent or too old, or the new account's e-mail is taken.
   */
  acceptInvitation(
    acceptance: {
      tokenHash: string;
      invitation: Invitation;
      accountId: string;
      newAccount?: NewAccount | undefined;
      session?: NewCabinetSession | undefined;
    },
    traces: Traces,
  ): Promise<boolean>;

  /** All organisations, newest first, after this place. */
  listOrganizations(page: { after?: ListPlace | undefined; most: number }): Promise<OrganizationSummary[]>;
}
