/**
 * The development inbox: the mails of a demonstration on one's own machine. It opens with a secret, which comes behind the `#` of the
 * address that the start has printed, or is typed here. Elsewhere the page says that there is none.
 */
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/call.ts';
import { type DevelopmentMail, developmentMailsQuery } from '../api/development-mail.ts';
import { gatewayQuery } from '../api/gateway.ts';
import { formatDateTime } from '../format.ts';
import { AuthCard, linkLook } from '../ui/auth-card.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/card.tsx';
import { Fetched } from '../ui/fetched.tsx';
import { PasswordField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PageTitle } from '../ui/page.tsx';

/** For this tab alone, so that the way from mail to mail asks once. */
const KEPT_AS = 'qujat-inbox-secret';

export function DevelopmentInboxPage() {
  const { t } = useTranslation();
  const { hash } = useLocation();
  const [secret, setSecret] = useState(() => hash || (sessionStorage.getItem(KEPT_AS) ?? ''));
  const open = (given: string) => {
    sessionStorage.setItem(KEPT_AS, given);
    setSecret(given);
  };
  return (
    <Fetched query={useQuery(gatewayQuery)}>
      {(gateway) => {
        if (!gateway.development_inbox) return <Empty title={t('signUp.inboxMissing')} />;
        return secret === '' ? <SecretForm onGiven={open} /> : <Mails secret={secret} onGiven={open} />;
      }}
    </Fetched>
  );
}

function SecretForm({ onGiven, refused = false }: { onGiven(secret: string): void; refused?: boolean }) {
  const { t } = useTranslation();
  return (
    <AuthCard title={t('frame.inbox')}>
      <p className="text-quiet">{t('signUp.inboxLocked')}</p>
      <Form submit={t('signUp.inboxOpen')} wide action={async ({ secret = '' }) => onGiven(secret.trim())}>
        <PasswordField
          label={t('signUp.inboxSecret')}
          name="secret"
          autoComplete="off"
          required
          error={refused ? t('errors.invalid_inbox_secret') : undefined}
        />
      </Form>
    </AuthCard>
  );
}

function Mails({ secret, onGiven }: { secret: string; onGiven(secret: string): void }) {
  const { t } = useTranslation();
  const found = useQuery({ ...developmentMailsQuery(secret), refetchOnMount: 'always', retry: false });
  const { data, error, refetch, isFetching } = found;
  const wrong = error instanceof ApiError && error.code === 'invalid_inbox_secret';
  if (wrong) return <SecretForm onGiven={onGiven} refused />;
  const again = (
    <Button busy={isFetching} onClick={() => refetch()}>
      {t('signUp.refresh')}
    </Button>
  );
  return (
    <div className="mx-auto grid max-w-3xl gap-6 pt-4">
      <PageTitle title={t('frame.inbox')} lead={t('signUp.inboxText')} action={data !== undefined && again} />
      <Fetched query={found}>
        {(mails) =>
          mails.length === 0 ? (
            <Empty title={t('signUp.inboxEmpty')}>{t('signUp.inboxEmptyText')}</Empty>
          ) : (
            mails.map((mail) => <Mail key={mail.id} mail={mail} />)
          )
        }
      </Fetched>
    </div>
  );
}

function Mail({ mail }: { mail: DevelopmentMail }) {
  const { t } = useTranslation();
  return (
    <article className="grid gap-3 rounded-2xl border border-line bg-card p-5 sm:p-6">
      <header className="grid gap-0.5">
        <h2 className="font-semibold text-lg">{mail.subject}</h2>
        <p className="text-quiet text-sm">
          {t('signUp.inboxTo', { email: mail.to })}
          {' · '}
          {formatDateTime(mail.sent_at)}
        </p>
      </header>
      <p className="whitespace-pre-line break-words">
        <WithLinks text={mail.text} />
      </p>
    </article>
  );
}

function WithLinks({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/\S+)/);
  return parts.map((part, place) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name, and never change places
    if (!part.startsWith('http')) return <Fragment key={place}>{part}</Fragment>;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <a key={place} href={part} className={`${linkLook} break-all`}>
        {part}
      </a>
    );
  });
}
