/** Suspends an organisation, or reopens it. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { organizationQuery } from '../../api/account.ts';
import { reopenOrganization, suspendOrganization } from '../../api/incidents.ts';
import { type OrganizationSummary, organizationsQuery } from '../../api/subscriptions.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';

export function SuspensionButton({ organization: { id, name, suspended } }: { organization: OrganizationSummary }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const submit = t(suspended ? 'incident.reopen' : 'incident.suspend');
  return (
    <ConfirmButton
      kind={suspended ? 'plain' : 'danger'}
      aria-label={`${submit}: ${name}`}
      title={t(suspended ? 'incident.reopenTitle' : 'incident.suspendTitle', { name })}
      submit={submit}
      submitKind={suspended ? 'primary' : 'danger'}
      reasonHint={t('incident.reasonHint')}
      action={async (reason) => {
        await (suspended ? reopenOrganization(id, reason) : suspendOrganization(id, reason));
        await queries.invalidateQueries({ queryKey: organizationsQuery.queryKey });
        await queries.invalidateQueries(organizationQuery(id));
      }}
    >
      {t(suspended ? 'incident.reopenText' : 'incident.suspendText')}
    </ConfirmButton>
  );
}
