/** The development inbox: the mails of a demonstration on one's own machine. Elsewhere the page says that there is none. */
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { type DevelopmentMail, developmentMailsQuery } from '../api/development-mail.ts';
import { formatDateTime } from '../format.ts';
import { currentLanguage } from '../i18n/i18n.ts';
import { linkLook } from '../ui/auth-card.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/card.tsx';
import { Failed } from '../ui/failed.tsx';
import { Loading, PageTitle } from '../ui/page.tsx';

export function DevelopmentInboxPage() {
  const { t } = useTranslation();
  const { data: mails, error, refetch, isFetching } = useQuery({ ...developmentMailsQuery, refetchOnMount: 'always' });
  const again = (
    <Button busy={isFetching} onClick={() => refetch()}>
      {t('signUp.refresh')}
    </Button>
  );
  return (
    <div className="mx-auto grid max-w-3xl gap-6 pt-4">
      <PageTitle title={t('signUp.inboxTitle')} lead={t('signUp.inboxText')} action={mails != null && again} />
      {mails === undefined && (error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />)}
      {mails === null && <Empty title={t('signUp.inboxMissing')} />}
      {mails?.length === 0 && <Empty title={t('signUp.inboxEmpty')}>{t('signUp.inboxEmptyText')}</Empty>}
      {mails?.map((mail) => (
        <Mail key={mail.id} mail={mail} />
      ))}
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
          {formatDateTime(new Date(mail.sent_at), currentLanguage())}
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
