/** Names the organisation; where there are several, leads to the overview of another. */
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentOrganization } from './current-organization.ts';
import { useAccount } from './member-context.tsx';

export function OrganizationSwitch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { organizations } = useAccount();
  const { organization } = useCurrentOrganization();
  if (organization === undefined) return null;
  const isOwn = organizations.some(({ id }) => id === organization.id);
  const choices = isOwn ? organizations : [organization, ...organizations];
  if (choices.length === 1) {
    return <p className="min-w-0 break-words font-medium lg:truncate">{organization.name}</p>;
  }
  const open = (organizationId: string) =>
    navigate({ to: '/organizations/$organizationId/overview', params: { organizationId } });
  return (
    <select
      aria-label={t('frame.organization')}
      value={organization.id}
      onChange={(event) => open(event.target.value)}
      className="min-h-11 w-full min-w-0 rounded-lg border border-field bg-card py-2 pr-9 pl-3 font-medium lg:max-w-sm"
    >
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
