/** The invitations that nobody has accepted yet. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Invitation, invitationsQuery, withdrawInvitation } from '../../api/members.ts';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
import { formatDate } from '../../format.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { Loading } from '../../ui/page.tsx';

export function InvitationList({ mayManage }: { mayManage: boolean }) {
  const { t } = useTranslation();
  const { id } = useOrganization();
  const { data, error, refetch } = useQuery(invitationsQuery(id));
  return (
    <Card title={t('members.invitationsTitle')}>
      {data === undefined && (error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />)}
      {data?.invitations.length === 0 && <p className="text-quiet">{t('members.noInvitations')}</p>}
      {data !== undefined && data.invitations.length > 0 && (
        <ul className="grid divide-y divide-line">
          {data.invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} mayManage={mayManage} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function InvitationRow({ invitation, mayManage }: { invitation: Invitation; mayManage: boolean }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const queries = useQueryClient();
  const withdrawing = useSingleMutation({
    mutationFn: () => withdrawInvitation(organizationId, invitation.id),
    onSettled: () => queries.invalidateQueries(invitationsQuery(organizationId)),
  });
  const { email, role } = invitation;
  const date = formatDate(new Date(invitation.expires_at), currentLanguage());
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
        <Button
          aria-label={t('members.withdrawOf', { email })}
          busy={withdrawing.isPending}
          onClick={() => withdrawing.mutate()}
        >
          {t('members.withdraw')}
        </Button>
      )}
      {withdrawing.isError && <Failed error={withdrawing.error} />}
    </li>
  );
}
