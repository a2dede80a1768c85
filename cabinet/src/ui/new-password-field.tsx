/** Where a password is chosen: with its one rule, and what a password manager needs to know. */
import { useTranslation } from 'react-i18next';
import { PasswordField } from './field.tsx';

interface NewPasswordFieldProps {
  label: string;
  name: string;
  error: string | undefined;
}

export function NewPasswordField({ label, name, error }: NewPasswordFieldProps) {
  const { t } = useTranslation();
  const hint = t('signUp.passwordHint');
  return <PasswordField {...{ label, name, hint, error }} autoComplete="new-password" required />;
}
