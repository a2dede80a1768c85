/** Where a log-in leads: the organisation that was opened last, or what there is to do without one. */
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { operatorNavigation } from '../navigation.ts';
import { Empty } from '../ui/card.tsx';
import { useCurrentOrganization } from '../ui/current-organization.ts';
import { useAccount } from '../ui/member-context.tsx';

export function HomePage() {
  const { t } = useTranslation();
  const { email, is_operator: isOperator } = useAccount();
  const { organization } = useCurrentOrganization();
  const [operatorPage] = operatorNavigation;
  if (isOperator && operatorPage !== undefined) return <Navigate to={operatorPage.to} replace />;
  if (organization !== undefined) {
    const params = { organizationId: organization.id };
    return <Navigate to="/organizations/$organizationId/overview" params={params} replace />;
  }
  return <Empty title={<h1>{t('frame.noOrganization')}</h1>}>{t('frame.noOrganizationText', { email })}</Empty>;
}
