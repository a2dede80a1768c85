/** For operators: locks the account of a member, or unlocks it. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { lockAccount, unlockAccount } from '../../api/incidents.ts';
import { type Member, membersQuery } from '../../api/members.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { useMay, useOrganization } from '../../ui/member-context.tsx';

export function AccountLock({ member }: { member: Member }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const mayLock = useMay('accounts.lock');
  const queries = useQueryClient();
  if (!mayLock || member.is_you) return null;
  const { account_id: id, email, lock } = member;
  const isOpen = lock === null;
  const submit = t(isOpen ? 'incident.lock' : 'incident.unlock');
  return (
    <ConfirmButton
      kind={isOpen ? 'danger' : 'plain'}
      aria-label={`${submit}: ${email}`}
      title={t(isOpen ? 'incident.lockOf' : 'incident.unlockOf', { email })}
      submit={submit}
      submitKind={isOpen ? 'danger' : 'primary'}
      reasonHint={t('incident.reasonHint')}
      action={async (reason) => {
        await (isOpen ? lockAccount(id, reason) : unlockAccount(id, reason));
        await queries.invalidateQueries(membersQuery(organizationId));
      }}
    >
      {t(isOpen ? 'incident.lockText' : 'incident.unlockText')}
    </ConfirmButton>
  );
}
