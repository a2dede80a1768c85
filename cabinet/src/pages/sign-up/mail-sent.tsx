/** "Look into your mail": after a sign-up, and after a password reset was asked for. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { gatewayQuery } from '../../api/gateway.ts';
import { AuthCard } from '../../ui/auth-card.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';

interface MailSentProps {
  text: string;
  onBack(): void;
}

export function MailSent({ text, onBack }: MailSentProps) {
  const { t } = useTranslation();
  const { data: gateway } = useQuery(gatewayQuery);
  return (
    <AuthCard title={t('signUp.mailTitle')}>
      <p role="status" className="break-words">
        {text}
      </p>
      <p className="text-quiet">{t('signUp.mailMissing')}</p>
      {gateway?.development_inbox === true && (
        <ButtonLink kind="primary" to="/development-inbox">
          {t('signUp.openInbox')}
        </ButtonLink>
      )}
      <Button kind="quiet" onClick={onBack}>
        {t('signUp.changeAddress')}
      </Button>
    </AuthCard>
  );
}
