/** Store, process and mails. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { gatewayQuery } from '../../../api/gateway.ts';
import type { Health } from '../../../api/health.ts';
import { durationText } from '../../../duration-text.ts';
import { formatDate, formatDateTime, formatNumber } from '../../../format.ts';
import { Card } from '../../../ui/card.tsx';
import { Fact } from '../../../ui/fact.tsx';

const storeNames = { sqlite: 'SQLite', postgresql: 'PostgreSQL' };

export function StoreCard({ store }: { store: Health['store'] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('system.store')}>
      <dl className="grid gap-3">
        <Fact name={t('system.kind')}>{storeNames[store.kind]}</Fact>
        <Fact name={t('system.answersIn')}>{t('requests.milliseconds', { value: formatNumber(store.answer_ms) })}</Fact>
        <Fact name={t('system.migration')}>
          <code className="break-all text-sm">{store.newest_migration}</code>
        </Fact>
      </dl>
    </Card>
  );
}

export function ProcessCard({ health: { version, node, uptime_seconds: uptime } }: { health: Health }) {
  const { t } = useTranslation();
  const { data: gateway } = useQuery(gatewayQuery);
  return (
    <Card title={t('system.process')}>
      <dl className="grid gap-3">
        <Fact name={t('system.version')}>Qujat {version}</Fact>
        <Fact name={t('system.node')}>{node}</Fact>
        <Fact name={t('system.uptime')}>{durationText(uptime, t)}</Fact>
        {gateway?.credentials === true && <Fact name={t('system.credentials')}>{t('system.credentialsOn')}</Fact>}
      </dl>
    </Card>
  );
}

export function MailsCard({ mails }: { mails: Health['mails'] }) {
  const { t } = useTranslation();
  // Nobody sends them: they lie in the inbox to be read, and do not wait for anything.
  const areKept = mails.go_to === 'development_inbox';
  return (
    <Card title={t('system.mails')}>
      <dl className="grid gap-3">
        <Fact name={t('system.mailsGoTo')}>{t(`system.goTo.${mails.go_to}`)}</Fact>
        <Fact name={t(areKept ? 'system.mailsKept' : 'system.mailsWaiting')}>{formatNumber(mails.waiting)}</Fact>
        {mails.oldest_at !== null && !areKept && (
          <Fact name={t('system.oldestMail')}>
            <time dateTime={mails.oldest_at}>{formatDateTime(mails.oldest_at)}</time>
          </Fact>
        )}
      </dl>
    </Card>
  );
}

export function PdfSignaturesCard({ signature }: { signature: Health['pdf_signature'] }) {
  const { t } = useTranslation();
  const until = signature?.until ?? null;
  return (
    <Card title={t('system.pdfSignatures')}>
      <dl className="grid gap-3">
        <Fact name={t('system.pdfSigner')}>{t(`system.pdfSigners.${signature?.signer ?? 'nobody'}`)}</Fact>
        {until !== null && (
          <Fact name={t('system.pdfSignatureUntil')}>
            <time dateTime={until}>{formatDate(until)}</time>
          </Fact>
        )}
      </dl>
    </Card>
  );
}
