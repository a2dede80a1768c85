/** Who is there, and as what. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/account.ts';
import { changeRole, type Member, membersQuery, removeMember, resetSecondFactors } from '../../api/members.ts';
import { ACCOUNT_KEY } from '../../api/query-client.ts';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
import { formatDate } from '../../format.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Badge, Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Failed } from '../../ui/failed.tsx';
import { SelectField } from '../../ui/field.tsx';
import { useMay, useOrganization } from '../../ui/member-context.tsx';
import { Loading } from '../../ui/page.tsx';
import { tell } from '../../ui/toasts.tsx';
import { useInterventionText } from '../../ui/use-intervention-text.ts';
import { AccountLock } from './account-lock.tsx';
import { RoleOptions } from './role-options.tsx';

export function MemberList() {
  const { id } = useOrganization();
  const { data, error, refetch } = useQuery(membersQuery(id));
  if (data === undefined) return error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />;
  return (
    <Card>
      <ul className="grid divide-y divide-line">
        {data.members.map((member) => (
          <MemberRow key={member.account_id} member={member} />
        ))}
      </ul>
    </Card>
  );
}

function MemberRow({ member }: { member: Member }) {
  const { t } = useTranslation();
  const mayManage = useMay('members.manage');
  const tell = useInterventionText();
  const date = formatDate(new Date(member.joined_at), currentLanguage());
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
            {t('incident.locked')} {tell(member.lock)}
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
  const [asked, setAsked] = useState<'remove' | 'reset'>();
  const close = () => setAsked(undefined);
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
          <Button aria-label={`${t('members.reset')}: ${email}`} onClick={() => setAsked('reset')}>
            {t('members.reset')}
          </Button>
        )}
        {!member.is_you && (
          <Button kind="danger" aria-label={t('members.removeOf', { email })} onClick={() => setAsked('remove')}>
            {t('members.remove')}
          </Button>
        )}
      </div>
      {changing.isError && <Failed error={changing.error} />}
      <ConfirmDialog
        title={t('members.removeTitle', { email })}
        submit={t('members.remove')}
        open={asked === 'remove'}
        onClose={close}
        action={async () => {
          await removeMember(organizationId, member.account_id);
          await refresh();
        }}
      >
        {t('members.removeText')}
      </ConfirmDialog>
      <ConfirmDialog
        title={t('members.resetTitle', { email })}
        submit={t('members.reset')}
        open={asked === 'reset'}
        onClose={close}
        action={async () => {
          await resetSecondFactors(organizationId, member.account_id);
          await refresh();
        }}
      >
        {t('members.resetText')}
      </ConfirmDialog>
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
