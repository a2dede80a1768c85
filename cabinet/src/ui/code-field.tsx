/** The field for a code of the authenticator. */
import { useTranslation } from 'react-i18next';
import { TextField } from './field.tsx';

export function CodeField() {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('logIn.code')}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      autoFocus
      className="font-mono text-xl tracking-widest"
    />
  );
}
