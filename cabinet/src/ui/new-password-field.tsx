/** Where a password is chosen: with its one rule, and what a password manager needs to know. */
import { useTranslation } from 'react-i18next';
import { PasswordField } from './field.tsx';

export function NewPasswordField({ label, name }: { label: string; name: string }) {
  const { t } = useTranslation();
  return (
    <PasswordField label={label} name={name} hint={t('signUp.passwordHint')} autoComplete="new-password" required />
  );
}
