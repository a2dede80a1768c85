/** All organisations, for the operator: where each stands, and the way to its subscriptions. */
import { useInfiniteQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { type OrganizationSummary, organizationsQuery } from '../../api/subscriptions.ts';
import { formatDate } from '../../format.ts';
import type { Texts } from '../../i18n/i18n.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Badge, Card, Empty } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Loading, PageTitle } from '../../ui/page.tsx';

export function OrganizationsPage() {
  const { t } = useTranslation();
  const found = useInfiniteQuery(organizationsQuery);
  const organizations = found.data?.pages.flatMap((page) => page.organizations) ?? [];
  return (
    <>
      <PageTitle title={t('subscription.organizations')} lead={t('subscription.organizationsLead')} />
      {found.data === undefined &&
        (found.error === null ? <Loading /> : <Failed error={found.error} onRetry={found.refetch} />)}
      {found.data !== undefined && organizations.length === 0 && <Empty title={t('subscription.noOrganizations')} />}
      {organizations.length > 0 && (
        <Card>
          <ul className="grid divide-y divide-line">
            {organizations.map((organization) => (
              <OrganizationRow key={organization.id} organization={organization} />
            ))}
          </ul>
          {found.hasNextPage && (
            <Button className="mt-4" busy={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
              {t('subscription.more')}
            </Button>
          )}
        </Card>
      )}
    </>
  );
}

type Access = keyof Texts['subscription']['access'];

function isAccess(access: string): access is Access {
  return i18next.exists(`subscription.access.${access}`);
}

function OrganizationRow({ organization }: { organization: OrganizationSummary }) {
  const { t } = useTranslation();
  const { id, name, bin, members, access, ends_at: endsAt } = organization;
  const until = endsAt === null ? '' : formatDate(new Date(Date.parse(endsAt) - 1), currentLanguage());
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4 first:pt-0 last:pb-0">
      <div className="grid min-w-0 basis-72 grow gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 break-words font-medium">{name}</span>
          <Badge kind={access === 'ok' ? 'good' : 'warn'}>
            {isAccess(access) ? t(`subscription.access.${access}`) : access}
          </Badge>
        </p>
        <p className="text-quiet text-sm">
          {bin !== null && `${t('overview.bin', { bin })} · `}
          {t('subscription.members', { count: members })}
          {until !== '' && ` · ${t('subscription.until', { date: until })}`}
        </p>
      </div>
      <ButtonLink
        to="/organizations/$organizationId/subscription"
        params={{ organizationId: id }}
        aria-label={t('subscription.openOf', { name })}
      >
        {t('subscription.openSubscriptions')}
      </ButtonLink>
    </li>
  );
}
