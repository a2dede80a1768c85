/** Setting up the authenticator: its QR code, the key for typing, and the first code. */
import { useTranslation } from 'react-i18next';
import { confirmTotp, type TotpStart } from '../../api/second-factors.ts';
import { Button } from '../../ui/button.tsx';
import { CodeField } from '../../ui/code-field.tsx';
import { Form } from '../../ui/form.tsx';
import { QrCode } from '../../ui/qr-code.tsx';

interface TotpSetUpProps {
  start: TotpStart;
  onCancel(): void;
  onCodes(codes: readonly string[]): void;
}

export function TotpSetUp({ start, onCancel, onCodes }: TotpSetUpProps) {
  const { t } = useTranslation();
  const confirm = async ({ code = '' }) => onCodes((await confirmTotp(code.replaceAll(' ', ''))).recovery_codes);
  return (
    <Form
      submit={t('account.totpConfirm')}
      action={confirm}
      beside={<Button onClick={onCancel}>{t('frame.cancel')}</Button>}
    >
      <p>{t('account.totpScan')}</p>
      <QrCode text={start.otpauth_url} label={t('account.totpQr')} />
      <div className="grid gap-1 text-sm">
        <p className="text-quiet">{t('account.totpSecret')}</p>
        <code className="select-all break-all font-mono">{start.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </div>
      <CodeField />
    </Form>
  );
}
