/** Ends the log-ins of all people, where nobody knows whose are in the wrong hands. */
import { useTranslation } from 'react-i18next';
import { endEveryLogIn } from '../../../api/incidents.ts';
import { Card } from '../../../ui/card.tsx';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { useAccount } from '../../../ui/member-context.tsx';

export function LogIns() {
  const { t } = useTranslation();
  const { operator_permissions: permissions } = useAccount();
  if (!permissions.includes('accounts.lock')) return null;
  return (
    <Card title={t('incident.logIns')}>
      <p className="mb-4 max-w-prose text-quiet">{t('incident.endEveryText')}</p>
      <ConfirmButton
        title={t('incident.endEveryTitle')}
        submit={t('incident.endEvery')}
        reasonHint={t('incident.reasonHint')}
        action={endEveryLogIn}
      >
        {t('incident.endEveryText')}
      </ConfirmButton>
    </Card>
  );
}
