/** The operator grants a subscription from a plan, at once or from a day to come. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { grantSubscription, type Plan, plansQuery, subscriptionsQuery } from '../../api/subscriptions.ts';
import { formatNumber } from '../../format.ts';
import { Card, Notice } from '../../ui/card.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useOrganization } from '../../ui/member-context.tsx';

export function GrantForm() {
  const { t } = useTranslation();
  const { id } = useOrganization();
  const queries = useQueryClient();
  const [granted, setGranted] = useState(0);
  const found = useQuery(plansQuery);
  const grant = async ({ plan_id = '', starts_on = '' }) => {
    await grantSubscription(id, { plan_id, ...(starts_on !== '' && { starts_on }) });
    setGranted(granted + 1);
    await queries.invalidateQueries(subscriptionsQuery(id));
  };
  return (
    <Card title={t('subscription.grantTitle')}>
      <Fetched query={found}>
        {({ plans }) => (
          // A new form after each grant: with an empty field.
          <Form key={granted} action={grant} submit={t('subscription.grant')}>
            <div className="grid gap-4 sm:grid-cols-2">
              <SelectField
                label={t('subscription.plan')}
                name="plan_id"
                choices={plans
                  .filter(({ active }) => active)
                  .map((plan) => ({ value: plan.id, label: planText(plan, t) }))}
              />
              <TextField
                label={t('subscription.startsOn')}
                hint={t('subscription.startsHint')}
                name="starts_on"
                type="date"
              />
            </div>
          </Form>
        )}
      </Fetched>
      {granted > 0 && (
        <div className="mt-4">
          <Notice kind="good">{t('subscription.granted')}</Notice>
        </div>
      )}
    </Card>
  );
}

function planText({ name, months, quota, mcdb_check: mcdbCheck, claims_only: claimsOnly }: Plan, t: TFunction): string {
  const limit = quota === null ? t('subscription.noLimit') : t('subscription.upTo', { quota: formatNumber(quota) });
  const parts = [
    t('subscription.planText', { name, months, quota: limit }),
    ...(mcdbCheck ? [t('subscription.mcdbCheck')] : []),
    ...(claimsOnly ? [t('subscription.claimsOnly')] : []),
  ];
  return parts.join(' · ');
}
