/** All organisations, for the operator: where each stands, and the way to its subscriptions and to its audit. */
import { useInfiniteQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { type OrganizationSummary, organizationsQuery } from '../../api/subscriptions.ts';
import { formatLastDay } from '../../format.ts';
import type { Translations } from '../../i18n/en.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Badge, Empty } from '../../ui/card.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { PageTitle } from '../../ui/page.tsx';
import { MoreButton, Row, RowsCard } from '../../ui/rows.tsx';
import { SuspensionButton } from './suspension-button.tsx';

export function OrganizationsPage() {
  const { t } = useTranslation();
  const found = useInfiniteQuery(organizationsQuery);
  return (
    <>
      <PageTitle title={t('frame.pages.organizations')} lead={t('subscription.organizationsLead')} />
      <Fetched query={found}>
        {({ pages }) => (
          <RowsCard
            items={pages.flatMap((page) => page.organizations)}
            keyOf={({ id }) => id}
            row={(organization) => <OrganizationRow organization={organization} />}
            empty={<Empty title={t('subscription.noOrganizations')} />}
            foot={<MoreButton of={found} />}
          />
        )}
      </Fetched>
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
  const until = endsAt === null ? '' : formatLastDay(endsAt);
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
          <SuspensionButton organization={organization} />
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
    </Row>
  );
}
