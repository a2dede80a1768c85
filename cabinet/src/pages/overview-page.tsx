/** The overview: the first steps of an organisation, from the key to the first document; and what its subscription needs. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { apiKeysQuery } from '../api/api-keys.ts';
import { gatewayQuery } from '../api/gateway.ts';
import { subscriptionsQuery } from '../api/subscriptions.ts';
import { organizationNavigation } from '../navigation.ts';
import { ButtonAnchor, ButtonLink } from '../ui/button.tsx';
import { Badge, Notice } from '../ui/card.tsx';
import { EndsSoon } from '../ui/ends-soon.tsx';
import { LiveSourceNotice } from '../ui/live-source-notice.tsx';
import { useOrganization } from '../ui/member-context.tsx';
import { outcomeText } from '../ui/outcome.tsx';
import { PageTitle } from '../ui/page.tsx';

export function OverviewPage() {
  const { t } = useTranslation();
  const { name, bin, role, id: organizationId, permissions } = useOrganization();
  const { data: gateway } = useQuery(gatewayQuery);
  const pageOf = (page: string) =>
    organizationNavigation.find((row) => row.name === page && permissions.includes(row.permission))?.to;
  const [keys, tryIt] = [pageOf('api-keys'), pageOf('try-it')];
  const lead = (
    <span className="flex flex-wrap items-center gap-2">
      <Badge>{role === null ? t('frame.operator') : t(`frame.roles.${role}`)}</Badge>
      {bin !== null && t('overview.bin', { bin })}
    </span>
  );
  return (
    <>
      <PageTitle title={name} lead={lead} />
      {permissions.includes('subscriptions.read') && <SubscriptionNotice organizationId={organizationId} />}
      {permissions.includes('api_keys.read') && <LiveKeysNotice organizationId={organizationId} />}
      <h2 className="font-semibold text-lg">{t('overview.welcome')}</h2>
      <ol className="grid gap-4">
        <Step number={1} title={t('overview.keyTitle')} text={t('overview.keyText')}>
          {keys !== undefined && (
            <ButtonLink kind="primary" to={keys} params={{ organizationId }}>
              {t('overview.keyAction')}
            </ButtonLink>
          )}
        </Step>
        <Step number={2} title={t('overview.tryTitle')} text={t('overview.tryText')}>
          {tryIt !== undefined && (
            <ButtonLink to={tryIt} params={{ organizationId }}>
              {t('overview.tryAction')}
            </ButtonLink>
          )}
        </Step>
        <Step number={3} title={t('overview.docsTitle')} text={t('overview.docsText')}>
          {gateway?.documentation === true && <ButtonAnchor href="/docs">{t('overview.docsAction')}</ButtonAnchor>}
        </Step>
      </ol>
    </>
  );
}

/** Nothing while it is not known, and where all is well. */
function SubscriptionNotice({ organizationId }: { organizationId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(subscriptionsQuery(organizationId));
  if (data === undefined) return null;
  const { access, ends_soon: endsSoon } = data;
  if (access.test !== 'ok') {
    return <Notice kind="bad">{t('subscription.closed', { reason: outcomeText(access.test, t) })}</Notice>;
  }
  return <EndsSoon endsSoon={endsSoon} />;
}

/** Only where a live key works that would meet it. */
function LiveKeysNotice({ organizationId }: { organizationId: string }) {
  const { data } = useQuery(apiKeysQuery(organizationId));
  const hasLive = data?.api_keys.some(({ environment, state }) => environment === 'live' && state === 'usable');
  return hasLive === true ? <LiveSourceNotice /> : null;
}

function Step({ number, title, text, children }: { number: number; title: string; text: string; children: ReactNode }) {
  return (
    <li className="flex gap-4 rounded-2xl border border-line bg-card p-5 sm:p-6">
      <span
        aria-hidden="true"
        className="grid size-9 shrink-0 place-items-center rounded-full bg-tint font-semibold text-accent-strong"
      >
        {number}
      </span>
      <div className="flex min-w-0 grow flex-wrap items-center justify-between gap-x-8 gap-y-4">
        <div className="grid min-w-0 basis-96 grow gap-1">
          <h3 className="font-semibold">{title}</h3>
          <p className="max-w-prose text-quiet">{text}</p>
        </div>
        {children}
      </div>
    </li>
  );
}
