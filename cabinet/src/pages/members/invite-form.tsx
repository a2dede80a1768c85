/** Invites a person by mail. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/account.ts';
import { gatewayQuery } from '../../api/gateway.ts';
import { invitationsQuery, inviteMember } from '../../api/members.ts';
import { linkLook } from '../../ui/auth-card.tsx';
import { Card, Notice } from '../../ui/card.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { RoleOptions } from './role-options.tsx';

export function InviteForm() {
  const { t } = useTranslation();
  const { id } = useOrganization();
  const queries = useQueryClient();
  const [invited, setInvited] = useState<string>();
  const [role, setRole] = useState<Role>('developer');
  const invite = async ({ email = '' }) => {
    setInvited(undefined);
    await inviteMember(id, { email, role });
    setInvited(email);
    await queries.invalidateQueries(invitationsQuery(id));
  };
  return (
    <Card title={t('members.inviteTitle')}>
      {/* A new form after each invitation: with an empty field. */}
      <Form key={invited} submit={t('members.invite')} action={invite}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label={t('logIn.email')} name="email" type="email" autoComplete="off" required />
          <SelectField
            label={t('members.role')}
            name="role"
            value={role}
            onChange={(event) => setRole(event.target.value as Role)}
            hint={t(`frame.roleHints.${role}`)}
          >
            <RoleOptions />
          </SelectField>
        </div>
      </Form>
      {invited !== undefined && (
        <div className="mt-4">
          <Notice kind="good">
            {t('members.invited', { email: invited })} <InboxLink />
          </Notice>
        </div>
      )}
    </Card>
  );
}

function InboxLink() {
  const { t } = useTranslation();
  const { data: gateway } = useQuery(gatewayQuery);
  if (gateway?.development_inbox !== true) return null;
  return (
    <Link to="/development-inbox" className={linkLook}>
      {t('signUp.openInbox')}
    </Link>
  );
}
