/** One plan, and what can be done with it. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Plan, plansQuery, setPlanActive } from '../../../api/subscriptions.ts';
import { useSingleMutation } from '../../../api/use-single-mutation.ts';
import { formatNumber } from '../../../format.ts';
import { currentLanguage } from '../../../i18n/i18n.ts';
import { technologyName } from '../../../technology-name.ts';
import { Button } from '../../../ui/button.tsx';
import { Badge } from '../../../ui/card.tsx';
import { Failed } from '../../../ui/failed.tsx';
import { Row } from '../../../ui/rows.tsx';

export function PlanRow({ plan, onChange }: { plan: Plan; onChange(): void }) {
  const { t } = useTranslation();
  const { id, name, technology, months, quota, mcdb_check: mcdbCheck, claims_only: claimsOnly, active } = plan;
  const queries = useQueryClient();
  const switching = useSingleMutation({
    mutationFn: () => setPlanActive(id, !active),
    onSettled: () => queries.invalidateQueries(plansQuery),
  });
  const limit =
    quota === null
      ? t('subscription.noLimit')
      : t('subscription.upTo', { quota: formatNumber(quota, currentLanguage()) });
  const action = t(active ? 'plans.retire' : 'plans.resume');
  const of = (what: string) => t('subscription.ofPlan', { action: what, plan: name });
  return (
    <Row
      name={name}
      badges={<Badge kind={active ? 'good' : 'warn'}>{t(active ? 'plans.active' : 'plans.retired')}</Badge>}
      actions={
        <>
          <Button aria-label={of(t('plans.change'))} onClick={onChange}>
            {t('plans.change')}
          </Button>
          <Button kind="quiet" aria-label={of(action)} busy={switching.isPending} onClick={() => switching.mutate()}>
            {action}
          </Button>
        </>
      }
    >
      <p>
        {technologyName(technology)} · {t('plans.months', { count: months })} · {limit}
        {mcdbCheck && <> · {t('subscription.mcdbCheck')}</>}
        {claimsOnly && <> · {t('subscription.claimsOnly')}</>}
      </p>
      {switching.isError && <Failed error={switching.error} />}
    </Row>
  );
}
