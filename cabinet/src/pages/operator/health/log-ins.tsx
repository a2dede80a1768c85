/** Ends the log-ins of all people, where nobody knows whose are in the wrong hands. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endEveryLogIn } from '../../../api/incidents.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { useAccount } from '../../../ui/member-context.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';

export function LogIns() {
  const { t } = useTranslation();
  const { operator_permissions: permissions } = useAccount();
  const [asked, setAsked] = useState(false);
  if (!permissions.includes('accounts.lock')) return null;
  return (
    <Card title={t('incident.logIns')}>
      <p className="mb-4 max-w-prose text-quiet">{t('incident.endEveryText')}</p>
      <Button kind="danger" onClick={() => setAsked(true)}>
        {t('incident.endEvery')}
      </Button>
      <ReasonDialog
        title={t('incident.endEveryTitle')}
        submit={t('incident.endEvery')}
        open={asked}
        onClose={() => setAsked(false)}
        action={endEveryLogIn}
      >
        {t('incident.endEveryText')}
      </ReasonDialog>
    </Card>
  );
}
