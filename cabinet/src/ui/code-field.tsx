/** The field for a code of the authenticator. */
import { useTranslation } from 'react-i18next';
import { TextField } from './field.tsx';

/** @param error what the form says of the field `code` */
export function CodeField({ error }: { error: string | undefined }) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('logIn.code')}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      autoFocus
      error={error}
      className="font-mono text-xl tracking-widest"
    />
  );
}
