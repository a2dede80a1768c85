/** The organisation's subscriptions. An operator also grants, ends and switches them here. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Subscriptions, subscriptionsQuery } from '../../api/subscriptions.ts';
import { Card, Empty, Notice } from '../../ui/card.tsx';
import { EndsSoon } from '../../ui/ends-soon.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { useMay, useOrganization } from '../../ui/member-context.tsx';
import { outcomeText } from '../../ui/outcome.tsx';
import { PageTitle } from '../../ui/page.tsx';
import { GrantForm } from './grant-form.tsx';
import { SubscriptionRow } from './subscription-row.tsx';

export function SubscriptionPage() {
  const { t } = useTranslation();
  const { id } = useOrganization();
  const mayManage = useMay('subscriptions.manage');
  const found = useQuery(subscriptionsQuery(id));
  return (
    <>
      <PageTitle title={t('frame.pages.subscription')} lead={t('subscription.lead')} />
      <Fetched query={found}>
        {(data) => (
          <>
            <Standing data={data} />
            {data.subscriptions.length === 0 ? (
              <Empty title={t('subscription.none')}>{t('subscription.noneText')}</Empty>
            ) : (
              <Card>
                <ul className="grid divide-y divide-line">
                  {data.subscriptions.map((subscription) => (
                    <SubscriptionRow key={subscription.id} subscription={subscription} mayManage={mayManage} />
                  ))}
                </ul>
                <p className="mt-5 text-quiet text-sm">{t('subscription.quotaText')}</p>
              </Card>
            )}
          </>
        )}
      </Fetched>
      {mayManage && <GrantForm />}
    </>
  );
}

/** What a request is told now, and whether that will change soon. */
function Standing({ data: { subscriptions, access, ends_soon: endsSoon } }: { data: Subscriptions }) {
  const { t } = useTranslation();
  const open = access.test === 'ok';
  const liveOpen = access.live === 'ok';
  const onTrial = !liveOpen && subscriptions.some(({ state, trial }) => trial && state === 'running');
  return (
    <div className="grid gap-3">
      {open && liveOpen && <Notice kind="good">{t('subscription.open')}</Notice>}
      {open && onTrial && <Notice>{t('subscription.onTrial')}</Notice>}
      {open && !liveOpen && !onTrial && (
        <Notice kind="bad">{t('subscription.liveClosed', { reason: outcomeText(access.live, t) })}</Notice>
      )}
      {!open && <Notice kind="bad">{t('subscription.closed', { reason: outcomeText(access.test, t) })}</Notice>}
      <EndsSoon endsSoon={endsSoon} />
    </div>
  );
}
