/** One subscription: plan, state, period, use; and for the operator what can be done with it. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  endSubscription,
  type Subscription,
  setSubscriptionActive,
  subscriptionsQuery,
} from '../../api/subscriptions.ts';
import { formatDate, formatLastDay, formatNumber } from '../../format.ts';
import { technologyName } from '../../technology-name.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Badge, type NoticeKind } from '../../ui/card.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { useOrganization } from '../../ui/member-context.tsx';

const looks: Record<Subscription['state'], NoticeKind> = {
  running: 'good',
  scheduled: 'info',
  disabled: 'bad',
  ended: 'warn',
  cancelled: 'warn',
};

export function SubscriptionRow({ subscription, mayManage }: { subscription: Subscription; mayManage: boolean }) {
  const { t } = useTranslation();
  const {
    state,
    trial,
    mcdb_check: mcdbCheck,
    claims_only: claimsOnly,
    starts_at: startsAt,
    ends_at: endsAt,
  } = subscription;
  const from = formatDate(startsAt);
  const to = formatLastDay(endsAt);
  const over = state === 'ended' || state === 'cancelled';
  return (
    <li className="grid gap-4 py-5 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 basis-72 grow gap-1">
          <p className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 break-words font-semibold">{nameOf(subscription)}</span>
            <Badge kind={looks[state]}>{t(`subscription.states.${state}`)}</Badge>
            {trial && <Badge>{t('subscription.trial')}</Badge>}
            {mcdbCheck && <Badge>{t('subscription.mcdbCheck')}</Badge>}
            {claimsOnly && <Badge>{t('subscription.claimsOnly')}</Badge>}
          </p>
          {state !== 'cancelled' && <p className="text-quiet">{t('subscription.period', { from, to })}</p>}
        </div>
        {mayManage && !over && <SubscriptionActs subscription={subscription} />}
      </div>
      {state !== 'cancelled' && <Quota subscription={subscription} />}
    </li>
  );
}

function nameOf({ plan_name: plan, technology }: Pick<Subscription, 'plan_name' | 'technology'>): string {
  return plan === '' ? technologyName(technology) : plan;
}

function Quota({ subscription: { quota, delivered } }: { subscription: Subscription }) {
  const { t } = useTranslation();
  if (quota === null) return <p>{t('subscription.unlimited', { delivered: formatNumber(delivered) })}</p>;
  return (
    <div className="grid max-w-xl gap-2">
      <progress
        aria-label={t('subscription.quotaOf')}
        max={quota}
        value={Math.min(delivered, quota)}
        className="h-2.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="flex flex-wrap justify-between gap-x-6 text-sm tabular-nums">
        <span>{t('subscription.used', { delivered: formatNumber(delivered), quota: formatNumber(quota) })}</span>
        <span className="font-medium">
          {t('subscription.left', { left: formatNumber(Math.max(0, quota - delivered)) })}
        </span>
      </p>
    </div>
  );
}

function SubscriptionActs({ subscription }: { subscription: Subscription }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries(subscriptionsQuery(organizationId));
  const isOff = subscription.state === 'disabled';
  const plan = nameOf(subscription);
  const toggle = t(isOff ? 'subscription.enable' : 'subscription.disable');
  return (
    <div className="flex flex-wrap gap-3">
      <ActionButton
        aria-label={t('subscription.ofPlan', { action: toggle, plan })}
        action={() => setSubscriptionActive(organizationId, subscription.id, isOff)}
        onSettled={refresh}
      >
        {toggle}
      </ActionButton>
      <ConfirmButton
        aria-label={t('subscription.ofPlan', { action: t('subscription.end'), plan })}
        title={t('subscription.endTitle', { plan })}
        submit={t('subscription.end')}
        action={async () => {
          await endSubscription(organizationId, subscription.id);
          await refresh();
        }}
      >
        {t('subscription.endText')}
      </ConfirmButton>
    </div>
  );
}
