/** For operators: locks the account of a member, or unlocks it. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lockAccount, unlockAccount } from '../../api/incidents.ts';
import { type Member, membersQuery } from '../../api/members.ts';
import { Button } from '../../ui/button.tsx';
import { useMay, useOrganization } from '../../ui/member-context.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

export function AccountLock({ member }: { member: Member }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const mayLock = useMay('accounts.lock');
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  if (!mayLock || member.is_you) return null;
  const { account_id: id, email, lock } = member;
  const action = async (reason: string) => {
    await (lock === null ? lockAccount(id, reason) : unlockAccount(id, reason));
    await queries.invalidateQueries(membersQuery(organizationId));
  };
  return (
    <>
      <Button
        kind={lock === null ? 'danger' : 'plain'}
        aria-label={`${t(lock === null ? 'incident.lock' : 'incident.unlock')}: ${email}`}
        onClick={() => setAsked(true)}
      >
        {t(lock === null ? 'incident.lock' : 'incident.unlock')}
      </Button>
      <ReasonDialog
        title={t(lock === null ? 'incident.lockOf' : 'incident.unlockOf', { email })}
        submit={t(lock === null ? 'incident.lock' : 'incident.unlock')}
        kind={lock === null ? 'danger' : 'primary'}
        open={asked}
        onClose={() => setAsked(false)}
        action={action}
      >
        {t(lock === null ? 'incident.lockText' : 'incident.unlockText')}
      </ReasonDialog>
    </>
  );
}
