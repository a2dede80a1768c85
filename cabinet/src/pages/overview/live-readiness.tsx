/** Whether live documents can be served, and what is missing for it. Nothing while it is not known. */
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { apiKeysQuery, type Environment } from '../../api/api-keys.ts';
import { gatewayQuery } from '../../api/gateway.ts';
import { subscriptionsQuery } from '../../api/subscriptions.ts';
import { linkLook } from '../../ui/auth-card.tsx';
import { Badge, Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useMay, useOrganization } from '../../ui/member-context.tsx';
import { outcomeText } from '../../ui/outcome.tsx';

export function LiveReadiness() {
  const { t } = useTranslation();
  const { id } = useOrganization();
  const { data: gateway } = useQuery(gatewayQuery);
  const { data: keys } = useQuery({ ...apiKeysQuery(id), enabled: useMay('api_keys.read') });
  const { data: subscriptions } = useQuery({ ...subscriptionsQuery(id), enabled: useMay('subscriptions.read') });
  if (gateway === undefined || keys === undefined || subscriptions === undefined) return null;
  const hasSource = gateway.live_documents !== 'none';
  const isSubscribed = subscriptions.access.live === 'ok';
  const hasKey = keys.api_keys.some(({ environment, state }) => environment === 'live' && state === 'usable');
  const isReady = hasSource && isSubscribed && hasKey;
  return (
    <Card
      title={t('overview.live.title')}
      action={
        <Badge kind={isReady ? 'good' : 'info'}>{t(isReady ? 'overview.live.ready' : 'overview.live.notReady')}</Badge>
      }
    >
      <ul className="grid gap-3">
        <Condition isMet={hasSource}>
          {gateway.live_documents === 'all'
            ? t('overview.live.hasSource')
            : t(`apiKeys.liveSource.${gateway.live_documents}`)}
        </Condition>
        <Condition isMet={isSubscribed} way="/organizations/$organizationId/subscription">
          {isSubscribed ? t('overview.live.subscribed') : outcomeText(subscriptions.access.live, t)}
        </Condition>
        <Condition isMet={hasKey} way="/organizations/$organizationId/api-keys" environment="live">
          {t(hasKey ? 'overview.live.hasKey' : 'overview.live.noKey')}
        </Condition>
      </ul>
    </Card>
  );
}

interface ConditionProps {
  isMet: boolean;
  /** Where it can be met. */
  way?: LinkProps['to'];
  /** What the page there shows; without it, what this one does. */
  environment?: Environment;
  children: ReactNode;
}

function Condition({ isMet, way, environment, children }: ConditionProps) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  return (
    <li className="flex items-start gap-3">
      <span
        className={`mt-0.5 grid size-5 shrink-0 place-items-center rounded-full ${isMet ? 'bg-good-tint text-good' : 'bg-warn-tint text-warn'}`}
      >
        <Icon name={isMet ? 'check' : 'cross'} className="size-3" />
      </span>
      <p className="min-w-0">
        <span className="sr-only">{t(isMet ? 'overview.live.met' : 'overview.live.missing')}: </span>
        {children}{' '}
        {!isMet && way !== undefined && (
          <Link
            to={way}
            params={{ organizationId }}
            search={(search) => ({ ...search, ...(environment && { environment }) })}
            className={linkLook}
          >
            {t('overview.live.open')}
          </Link>
        )}
      </p>
    </li>
  );
}
