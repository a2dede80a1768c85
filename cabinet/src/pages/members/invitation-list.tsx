/** The invitations that nobody has accepted yet. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Invitation, invitationsQuery, withdrawInvitation } from '../../api/members.ts';
import { formatDate } from '../../format.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { useOrganization } from '../../ui/member-context.tsx';

export function InvitationList({ mayManage }: { mayManage: boolean }) {
  const { t } = useTranslation();
  const { id } = useOrganization();
  return (
    <Card title={t('members.invitationsTitle')}>
      <Fetched query={useQuery(invitationsQuery(id))}>
        {({ invitations }) =>
          invitations.length === 0 ? (
            <p className="text-quiet">{t('members.noInvitations')}</p>
          ) : (
            <ul className="grid divide-y divide-line">
              {invitations.map((invitation) => (
                <InvitationRow key={invitation.id} invitation={invitation} mayManage={mayManage} />
              ))}
            </ul>
          )
        }
      </Fetched>
    </Card>
  );
}

function InvitationRow({ invitation, mayManage }: { invitation: Invitation; mayManage: boolean }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const queries = useQueryClient();
  const { email, role } = invitation;
  const date = formatDate(invitation.expires_at);
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-4 first:pt-0 last:pb-0">
      <div className="grid min-w-0 gap-1">
        <p className="break-words font-medium">{email}</p>
        <p className="text-quiet text-sm">
          {role !== null && `${t(`frame.roles.${role}`)} · `}
          {t('members.until', { date })}
        </p>
      </div>
      {mayManage && (
        <ActionButton
          aria-label={t('members.withdrawOf', { email })}
          action={() => withdrawInvitation(organizationId, invitation.id)}
          onSettled={() => queries.invalidateQueries(invitationsQuery(organizationId))}
        >
          {t('members.withdraw')}
        </ActionButton>
      )}
    </li>
  );
}
