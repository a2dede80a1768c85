/** For a mailed link that does not work (any more). */
import { useTranslation } from 'react-i18next';
import { AuthCard } from '../../ui/auth-card.tsx';
import { ButtonLink } from '../../ui/button.tsx';

export function BrokenLink() {
  const { t } = useTranslation();
  return (
    <AuthCard title={t('signUp.linkTitle')}>
      <p>{t('signUp.linkText')}</p>
      <ButtonLink to="/">{t('shell.toStart')}</ButtonLink>
    </AuthCard>
  );
}
