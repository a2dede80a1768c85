/** Puts a new key in the place of that of a flow. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overlap } from '../../api/api-keys.ts';
import { type CreatedFlow, type Flow, rollFlowKey } from '../../api/flows.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { OverlapField, USUAL_OVERLAP } from '../../ui/overlap-field.tsx';

interface RollFlowKeyDialogProps {
  /** Undefined where the dialog is closed. */
  flow: Flow | undefined;
  onClose(): void;
  onRolled(made: CreatedFlow): Promise<unknown>;
}

export function RollFlowKeyDialog({ flow, onClose, onRolled }: RollFlowKeyDialogProps) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const [overlap, setOverlap] = useState<Overlap>(USUAL_OVERLAP);
  const roll = async () => {
    if (flow !== undefined) await onRolled(await rollFlowKey(organizationId, flow.id, overlap));
  };
  return (
    <FormDialog
      title={t('flows.rollTitle', { name: flow?.name ?? '' })}
      open={flow !== undefined}
      onClose={onClose}
      action={roll}
      submit={t('apiKeys.rollSubmit')}
    >
      <p className="text-quiet">{t('flows.rollText')}</p>
      <OverlapField value={overlap} onChoose={setOverlap} />
    </FormDialog>
  );
}
