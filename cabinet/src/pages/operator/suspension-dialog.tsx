/** Suspends an organisation, or reopens it. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { organizationQuery } from '../../api/account.ts';
import { reopenOrganization, suspendOrganization } from '../../api/incidents.ts';
import { type OrganizationSummary, organizationsQuery } from '../../api/subscriptions.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

interface SuspensionDialogProps {
  organization: OrganizationSummary;
  open: boolean;
  onClose(): void;
}

export function SuspensionDialog({ organization: { id, name, suspended }, open, onClose }: SuspensionDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const action = async (reason: string) => {
    await (suspended ? reopenOrganization(id, reason) : suspendOrganization(id, reason));
    await queries.invalidateQueries({ queryKey: organizationsQuery.queryKey });
    await queries.invalidateQueries({ queryKey: organizationQuery(id).queryKey });
  };
  return (
    <ReasonDialog
      title={t(suspended ? 'incident.reopenTitle' : 'incident.suspendTitle', { name })}
      submit={t(suspended ? 'incident.reopen' : 'incident.suspend')}
      kind={suspended ? 'primary' : 'danger'}
      open={open}
      onClose={onClose}
      action={action}
    >
      {t(suspended ? 'incident.reopenText' : 'incident.suspendText')}
    </ReasonDialog>
  );
}
