/** Makes a plan. To change one is to make another and retire it: what was granted from it stays as it was. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { createPlan, type NewPlan, type Plan, plansQuery, setPlanActive } from '../../../api/subscriptions.ts';
import { CheckField, TextField } from '../../../ui/field.tsx';
import { FormButton } from '../../../ui/form-button.tsx';

/** @param plan undefined where a new one is made */
export function PlanButton({ plan }: { plan: Plan | undefined }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const save = async (values: Record<string, string>) => {
    await createPlan(planOf(values));
    if (plan?.active) await setPlanActive(plan.id, false);
    await queries.invalidateQueries(plansQuery);
  };
  const fields = <PlanFields plan={plan} />;
  const make = t('plans.make');
  if (plan === undefined) {
    return (
      <FormButton kind="primary" button={make} title={make} submit={make} action={save}>
        {fields}
      </FormButton>
    );
  }
  return (
    <FormButton
      button={t('frame.change')}
      aria-label={t('subscription.ofPlan', { action: t('frame.change'), plan: plan.name })}
      title={t('plans.changeTitle', { plan: plan.name })}
      submit={t('frame.save')}
      action={save}
    >
      <p className="text-quiet">{t('plans.changeText')}</p>
      {fields}
    </FormButton>
  );
}

function PlanFields({ plan }: { plan: Plan | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('frame.name')}
        name="name"
        required
        maxLength={60}
        autoComplete="off"
        defaultValue={plan?.name}
      />
      <TextField
        label={t('plans.technology')}
        hint={t('plans.technologyHint')}
        name="technology"
        required
        autoComplete="off"
        autoCapitalize="none"
        defaultValue={plan?.technology ?? 'e_document'}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('plans.monthsField')}
          name="months"
          required
          inputMode="numeric"
          defaultValue={plan?.months ?? 12}
        />
        <TextField
          label={t('plans.quota')}
          hint={t('plans.quotaHint')}
          name="quota"
          inputMode="numeric"
          defaultValue={plan?.quota ?? ''}
        />
      </div>
      <CheckField
        label={t('subscription.mcdbCheck')}
        hint={t('plans.mcdbCheckHint')}
        name="mcdb_check"
        defaultChecked={plan?.mcdb_check ?? false}
      />
      <CheckField
        label={t('subscription.claimsOnly')}
        hint={t('plans.claimsOnlyHint')}
        name="claims_only"
        defaultChecked={plan?.claims_only ?? false}
      />
    </>
  );
}

/** What is no whole number goes to the gateway as it was typed: it names the field. */
function planOf(values: Record<string, string>): NewPlan {
  const { name = '', technology = '', months = '', quota = '' } = values;
  const number = (typed: string) => {
    const digits = typed.replaceAll(/\s/g, '');
    return (/^\d+$/.test(digits) ? Number(digits) : typed) as number;
  };
  return {
    name,
    technology,
    months: number(months),
    quota: quota === '' ? null : number(quota),
    mcdb_check: values['mcdb_check'] !== undefined,
    claims_only: values['claims_only'] !== undefined,
  };
}
