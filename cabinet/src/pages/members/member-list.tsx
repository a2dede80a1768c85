/** Who is there, and as what. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/account.ts';
import { changeRole, type Member, membersQuery, removeMember, resetSecondFactors } from '../../api/members.ts';
import { ACCOUNT_KEY } from '../../api/query-client.ts';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
import { formatDate } from '../../format.ts';
import { Badge, Card } from '../../ui/card.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { SelectField } from '../../ui/field.tsx';
import { interventionText } from '../../ui/intervention-text.ts';
import { useMay, useOrganization } from '../../ui/member-context.tsx';
import { tell } from '../../ui/toasts.tsx';
import { AccountLock } from './account-lock.tsx';
import { RoleOptions } from './role-options.tsx';

export function MemberList() {
  const { id } = useOrganization();
  return (
    <Fetched query={useQuery(membersQuery(id))}>
      {({ members }) => (
        <Card>
          <ul className="grid divide-y divide-line">
            {members.map((member) => (
              <MemberRow key={member.account_id} member={member} />
            ))}
          </ul>
        </Card>
      )}
    </Fetched>
  );
}

function MemberRow({ member }: { member: Member }) {
  const { t } = useTranslation();
  const mayManage = useMay('members.manage');
  const date = formatDate(member.joined_at);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4 first:pt-0 last:pb-0">
      <div className="grid min-w-0 basis-72 grow gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 break-words font-medium">{member.email}</span>
          {member.is_you && <Badge>{t('members.you')}</Badge>}
        </p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-quiet text-sm">
          {t('members.since', { date })}
          <Badge kind={member.has_second_factor ? 'good' : 'warn'}>
            {t(member.has_second_factor ? 'members.secondFactor' : 'members.noSecondFactor')}
          </Badge>
        </p>
        {member.lock !== null && (
          <p className="break-words text-bad text-sm">
            {t('incident.locked')} {interventionText(member.lock, t)}
          </p>
        )}
      </div>
      {mayManage ? <MemberActs member={member} /> : <span>{t(`frame.roles.${member.role}`)}</span>}
      <AccountLock member={member} />
    </li>
  );
}

function MemberActs({ member }: { member: Member }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const refresh = useRefresh(member);
  const changing = useSingleMutation({
    mutationFn: (role: Role) => changeRole(organizationId, member.account_id, role),
    onSuccess: () => tell(t('account.saved')),
    onSettled: refresh,
  });
  const { email } = member;
  return (
    <div className="grid min-w-0 gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          label={t('members.roleOf', { email })}
          hideLabel
          value={changing.isPending ? changing.variables : member.role}
          disabled={changing.isPending}
          onChange={(event) => changing.mutate(event.target.value as Role)}
        >
          <RoleOptions />
        </SelectField>
        {!member.is_you && member.has_second_factor && (
          <ConfirmButton
            kind="plain"
            aria-label={`${t('members.reset')}: ${email}`}
            title={t('members.resetTitle', { email })}
            submit={t('members.reset')}
            action={async () => {
              await resetSecondFactors(organizationId, member.account_id);
              await refresh();
            }}
          >
            {t('members.resetText')}
          </ConfirmButton>
        )}
        {!member.is_you && (
          <ConfirmButton
            aria-label={t('members.removeOf', { email })}
            title={t('members.removeTitle', { email })}
            submit={t('members.remove')}
            action={async () => {
              await removeMember(organizationId, member.account_id);
              await refresh();
            }}
          >
            {t('members.removeText')}
          </ConfirmButton>
        )}
      </div>
      {changing.isError && <Failed error={changing.error} />}
    </div>
  );
}

/** One's own role decides what the whole cabinet shows. */
function useRefresh(member: Member): () => Promise<unknown> {
  const queries = useQueryClient();
  const { id } = useOrganization();
  return () =>
    Promise.all([
      queries.invalidateQueries(membersQuery(id)),
      member.is_you && queries.invalidateQueries({ queryKey: ACCOUNT_KEY }),
    ]);
}
