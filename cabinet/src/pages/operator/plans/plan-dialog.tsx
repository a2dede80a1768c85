/** Makes a plan. To change one is to make another and retire it: what was granted from it stays as it was. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { createPlan, type NewPlan, type Plan, plansQuery, setPlanActive } from '../../../api/subscriptions.ts';
import { CheckField, TextField } from '../../../ui/field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';

interface PlanDialogProps {
  /** Undefined where the dialog is closed. */
  edited: Plan | 'new' | undefined;
  onClose(): void;
}

export function PlanDialog({ edited, onClose }: PlanDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const before = edited === 'new' ? undefined : edited;
  const save = async (values: Record<string, string>) => {
    await createPlan(planOf(values));
    if (before?.active) await setPlanActive(before.id, false);
    await queries.invalidateQueries(plansQuery);
    onClose();
  };
  return (
    <FormDialog
      title={before === undefined ? t('plans.make') : t('plans.changeTitle', { plan: before.name })}
      open={edited !== undefined}
      onClose={onClose}
      action={save}
      submit={t(before === undefined ? 'plans.make' : 'frame.save')}
    >
      {before !== undefined && <p className="text-quiet">{t('plans.changeText')}</p>}
      <TextField
        label={t('plans.name')}
        name="name"
        required
        maxLength={60}
        autoComplete="off"
        defaultValue={before?.name}
      />
      <TextField
        label={t('plans.technology')}
        hint={t('plans.technologyHint')}
        name="technology"
        required
        autoComplete="off"
        autoCapitalize="none"
        defaultValue={before?.technology ?? 'e_document'}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('plans.monthsField')}
          name="months"
          required
          inputMode="numeric"
          defaultValue={before?.months ?? 12}
        />
        <TextField
          label={t('plans.quota')}
          hint={t('plans.quotaHint')}
          name="quota"
          inputMode="numeric"
          defaultValue={before?.quota ?? ''}
        />
      </div>
      <CheckField
        label={t('plans.mcdbCheck')}
        hint={t('plans.mcdbCheckHint')}
        name="mcdb_check"
        defaultChecked={before?.mcdb_check ?? false}
      />
      <CheckField
        label={t('plans.claimsOnly')}
        hint={t('plans.claimsOnlyHint')}
        name="claims_only"
        defaultChecked={before?.claims_only ?? false}
      />
    </FormDialog>
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
    ...{ name, technology, months: number(months), quota: quota === '' ? null : number(quota) },
    mcdb_check: values['mcdb_check'] !== undefined,
    claims_only: values['claims_only'] !== undefined,
  };
}
