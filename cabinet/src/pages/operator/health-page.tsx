/** How the system is: what needs the operator first, then connectors, store, process, mails, maintenance. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Health, healthQuery } from '../../api/health.ts';
import { Notice } from '../../ui/card.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { PageTitle } from '../../ui/page.tsx';
import { Connectors } from './health/connectors.tsx';
import { LogIns } from './health/log-ins.tsx';
import { MailsCard, PdfSignaturesCard, ProcessCard, StoreCard } from './health/parts.tsx';
import { Tasks } from './health/tasks.tsx';

export function HealthPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('frame.pages.system')} lead={t('system.lead')} />
      <Fetched query={useQuery(healthQuery)}>
        {(health) => (
          <>
            <Standing health={health} />
            <Connectors connectors={health.connectors} />
            <div className="grid gap-6 md:grid-cols-2 xl:grid-cols-4">
              <StoreCard store={health.store} />
              <ProcessCard health={health} />
              <MailsCard mails={health.mails} />
              <PdfSignaturesCard signature={health.pdf_signature} />
            </div>
            <Tasks tasks={health.tasks} />
          </>
        )}
      </Fetched>
      <LogIns />
    </>
  );
}

function Standing({ health: { connectors, tasks, mails } }: { health: Health }) {
  const { t } = useTranslation();
  const late = tasks.filter((task) => task.late);
  const blocked = connectors.filter(({ guard }) => guard !== null && guard.breaker !== 'closed');
  const live = connectors.some(({ environment }) => environment === 'live');
  if (late.length === 0 && blocked.length === 0 && mails.retried === 0 && live && mails.go_to !== 'nowhere') {
    return <Notice kind="good">{t('system.allWell')}</Notice>;
  }
  return (
    <div className="grid gap-3">
      {blocked.map(({ name }) => (
        <Notice key={name} kind="bad">
          {t('system.blocked', { name })}
        </Notice>
      ))}
      {late.length > 0 && <Notice kind="bad">{t('system.tasksLate')}</Notice>}
      {mails.retried > 0 && <Notice kind="warn">{t('system.mailsStuck', { count: mails.retried })}</Notice>}
      {mails.go_to === 'nowhere' && <Notice kind="warn">{t('system.mailsNowhere')}</Notice>}
      {!live && <Notice>{t('system.noLive')}</Notice>}
    </div>
  );
}
