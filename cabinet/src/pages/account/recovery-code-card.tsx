/** How many recovery codes are left, and new ones in their place. Only for accounts with a second factor. */
import { useTranslation } from 'react-i18next';
import { renewRecoveryCodes } from '../../api/second-factors.ts';
import { Card } from '../../ui/card.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { useAccount } from '../../ui/member-context.tsx';

export function RecoveryCodeCard({ onCodes }: { onCodes(codes: readonly string[]): void }) {
  const { t } = useTranslation();
  const { totp_enabled: totp, passkeys, recovery_codes_left: left } = useAccount();
  if (!totp && passkeys === 0) return null;
  return (
    <Card title={t('account.recoveryTitle')}>
      <p className="mb-4">{t('account.codesLeft', { count: left })}</p>
      <ConfirmButton
        kind="plain"
        title={t('account.codesRenewTitle')}
        submit={t('account.codesRenew')}
        action={async () => onCodes((await renewRecoveryCodes()).recovery_codes)}
      >
        {t('account.codesRenewText')}
      </ConfirmButton>
    </Card>
  );
}
