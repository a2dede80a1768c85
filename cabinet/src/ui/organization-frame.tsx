/** Gives the pages below `/organizations/…` their organisation. */
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/call.ts';
import { ButtonLink } from './button.tsx';
import { Empty } from './card.tsx';
import { rememberOrganization, useCurrentOrganization } from './current-organization.ts';
import { Failed } from './failed.tsx';
import { OrganizationContext, useAccount } from './member-context.tsx';
import { Loading } from './page.tsx';
import { SuspensionNotice } from './suspension-notice.tsx';

export function OrganizationFrame() {
  const { t } = useTranslation();
  const { organization, error } = useCurrentOrganization();
  const { organizations } = useAccount();
  const memberOf = organizations.find(({ id }) => id === organization?.id)?.id;
  useEffect(() => {
    if (memberOf !== undefined) rememberOrganization(memberOf);
  }, [memberOf]);
  if (organization !== undefined) {
    return (
      // A page keeps nothing of another organisation.
      <OrganizationContext value={organization} key={organization.id}>
        <SuspensionNotice suspension={organization.suspension} />
        <Outlet />
      </OrganizationContext>
    );
  }
  if (error === null) return <Loading />;
  if (!(error instanceof ApiError) || error.status !== 404) return <Failed error={error} />;
  return (
    <Empty title={<h1>{t('frame.organizationMissing')}</h1>}>
      <ButtonLink to="/home">{t('shell.toStart')}</ButtonLink>
    </Empty>
  );
}
