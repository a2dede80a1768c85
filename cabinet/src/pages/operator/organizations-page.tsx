/** All organisations, for the operator: where each stands, and the way to its subscriptions and to its audit. */
import { useInfiniteQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OrganizationSummary, organizationsQuery } from '../../api/subscriptions.ts';
import { formatDate } from '../../format.ts';
import type { Translations } from '../../i18n/en.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Badge, Empty } from '../../ui/card.tsx';
import { PageTitle } from '../../ui/page.tsx';
import { MoreButton, Row, RowsCard } from '../../ui/rows.tsx';
import { SuspensionDialog } from './suspension-dialog.tsx';

export function OrganizationsPage() {
  const { t } = useTranslation();
  const found = useInfiniteQuery(organizationsQuery);
  return (
    <>
      <PageTitle title={t('subscription.organizations')} lead={t('subscription.organizationsLead')} />
      <RowsCard
        items={found.data?.pages.flatMap((page) => page.organizations)}
        error={found.error}
        onRetry={found.refetch}
        keyOf={({ id }) => id}
        row={(organization) => <OrganizationRow organization={organization} />}
        empty={<Empty title={t('subscription.noOrganizations')} />}
        foot={<MoreButton of={found} />}
      />
    </>
  );
}

type Access = keyof Translations['subscription']['access'];

function isAccess(access: string): access is Access {
  return i18next.exists(`subscription.access.${access}`);
}

function OrganizationRow({ organization }: { organization: OrganizationSummary }) {
  const { t } = useTranslation();
  const { id, name, bin, members, suspended, access, ends_at: endsAt } = organization;
  const [asked, setAsked] = useState(false);
  const until = endsAt === null ? '' : formatDate(new Date(Date.parse(endsAt) - 1), currentLanguage());
  return (
    <Row
      name={name}
      badges={
        <Badge kind={suspended ? 'bad' : access === 'ok' ? 'good' : 'warn'}>
          {suspended ? t('incident.isSuspended') : isAccess(access) ? t(`subscription.access.${access}`) : access}
        </Badge>
      }
      actions={
        <>
          <ButtonLink
            to="/organizations/$organizationId/subscription"
            params={{ organizationId: id }}
            aria-label={t('subscription.openOf', { name })}
          >
            {t('subscription.openSubscriptions')}
          </ButtonLink>
          <Button
            kind={suspended ? 'plain' : 'danger'}
            aria-label={`${t(suspended ? 'incident.reopen' : 'incident.suspend')}: ${name}`}
            onClick={() => setAsked(true)}
          >
            {t(suspended ? 'incident.reopen' : 'incident.suspend')}
          </Button>
          <ButtonLink
            kind="quiet"
            to="/organizations/$organizationId/members"
            params={{ organizationId: id }}
            aria-label={`${t('frame.pages.members')}: ${name}`}
          >
            {t('frame.pages.members')}
          </ButtonLink>
          <ButtonLink
            kind="quiet"
            to="/organizations/$organizationId/api-keys"
            params={{ organizationId: id }}
            aria-label={`${t('frame.pages.api-keys')}: ${name}`}
          >
            {t('frame.pages.api-keys')}
          </ButtonLink>
          <ButtonLink
            kind="quiet"
            to="/operator/audit"
            search={{ organization: id }}
            aria-label={`${t('frame.pages.audit')}: ${name}`}
          >
            {t('frame.pages.audit')}
          </ButtonLink>
        </>
      }
    >
      <p>
        {bin !== null && `${t('overview.bin', { bin })} · `}
        {t('subscription.members', { count: members })}
        {until !== '' && ` · ${t('subscription.until', { date: until })}`}
      </p>
      <SuspensionDialog organization={organization} open={asked} onClose={() => setAsked(false)} />
    </Row>
  );
}
