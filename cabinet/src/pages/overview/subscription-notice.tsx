/** Says that the subscription lets no request in, or ends soon. Nothing while it is not known, and where all is well. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Environment } from '../../api/api-keys.ts';
import { subscriptionsQuery } from '../../api/subscriptions.ts';
import { Notice } from '../../ui/card.tsx';
import { EndsSoon } from '../../ui/ends-soon.tsx';
import { useMay, useOrganization } from '../../ui/member-context.tsx';
import { outcomeText } from '../../ui/outcome.tsx';

export function SubscriptionNotice({ environment }: { environment: Environment }) {
  const { t } = useTranslation();
  const { id } = useOrganization();
  const { data } = useQuery({ ...subscriptionsQuery(id), enabled: useMay('subscriptions.read') });
  if (data === undefined) return null;
  const access = data.access[environment];
  if (access !== 'ok') {
    return <Notice kind="bad">{t('subscription.closed', { reason: outcomeText(access, t) })}</Notice>;
  }
  return <EndsSoon endsSoon={data.ends_soon} />;
}
