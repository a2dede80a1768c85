/** Leaving the organisation oneself. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { accountQuery, type OwnAccount } from '../../api/account.ts';
import { leaveOrganization, membersQuery } from '../../api/members.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { useOrganization } from '../../ui/member-context.tsx';

export function Leaving() {
  const { t } = useTranslation();
  const { id } = useOrganization();
  const { data } = useQuery(membersQuery(id));
  if (data === undefined) return null;
  const owners = data.members.filter(({ role }) => role === 'owner');
  const isSoleOwner = owners.length === 1 && owners[0]?.is_you === true;
  return isSoleOwner ? <p className="text-quiet">{t('members.soleOwner')}</p> : <LeaveButton />;
}

function LeaveButton() {
  const { t } = useTranslation();
  const { id, name: organization } = useOrganization();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await leaveOrganization(id);
    // Known at once: else the way home would lead back here.
    queries.setQueryData(accountQuery.queryKey, (account) => account && without(account, id));
    await navigate({ to: '/home' });
  };
  return (
    <div>
      <ConfirmButton title={t('members.leaveTitle', { organization })} submit={t('members.leave')} action={leave}>
        {t('members.leaveText')}
      </ConfirmButton>
    </div>
  );
}

function without(account: OwnAccount, organizationId: string): OwnAccount {
  return { ...account, organizations: account.organizations.filter(({ id }) => id !== organizationId) };
}
