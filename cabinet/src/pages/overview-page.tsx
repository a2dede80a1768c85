/** The overview of an organisation: what happens now, whether live documents can be served, and what to do next. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { latelyQuery } from '../api/lately.ts';
import { createPollInterval } from '../api/poll.ts';
import { Badge, Empty } from '../ui/card.tsx';
import { useEnvironment } from '../ui/environment.tsx';
import { Fetched } from '../ui/fetched.tsx';
import { useMay, useOrganization } from '../ui/member-context.tsx';
import { PageTitle } from '../ui/page.tsx';
import { LatelyCards } from './overview/lately-cards.tsx';
import { LiveReadiness } from './overview/live-readiness.tsx';
import { NextSteps } from './overview/next-steps.tsx';
import { SubscriptionNotice } from './overview/subscription-notice.tsx';

export function OverviewPage() {
  const { t } = useTranslation();
  const { name, bin, role, id } = useOrganization();
  const environment = useEnvironment();
  const [refetchInterval] = useState(createPollInterval);
  const mayRead = [useMay('requests.read'), useMay('usage.read')].every(Boolean);
  const found = useQuery({ ...latelyQuery(id, environment), refetchInterval, enabled: mayRead });
  const { data } = found;
  const isNew = data?.days.every(({ ok, failed, delivered }) => ok + failed + delivered === 0);
  const isLive = environment === 'live';
  // The first document is one of the sandbox: whoever looks at live ones knows what the steps to it are for.
  const hasDocument = isLive || data?.days.some(({ delivered }) => delivered > 0) === true;
  const lead = (
    <span className="flex flex-wrap items-center gap-2">
      <Badge>{role === null ? t('frame.operator') : t(`frame.roles.${role}`)}</Badge>
      {bin !== null && t('overview.bin', { bin })}
    </span>
  );
  return (
    <>
      <PageTitle title={name} lead={lead} />
      <SubscriptionNotice environment={environment} />
      {mayRead && (
        <Fetched query={found}>
          {(lately) => {
            if (!isNew) return <LatelyCards lately={lately} />;
            return isLive && <Empty title={t('requests.none')}>{t('requests.noneText')}</Empty>;
          }}
        </Fetched>
      )}
      {(!mayRead || data !== undefined) && <NextSteps hasDocument={hasDocument} />}
      <LiveReadiness />
    </>
  );
}
