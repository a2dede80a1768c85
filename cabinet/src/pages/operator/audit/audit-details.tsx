/** One row of the audit whole, with its place in the chain. */
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../../api/audit.ts';
import { useDocumentTypeNames } from '../../../api/document-types.ts';
import { formatDateTime, formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { actorText, chainText, eventText } from './audit-translations.ts';

export function AuditDetails({ row, onClose }: { row: AuditRow | undefined; onClose(): void }) {
  const { t } = useTranslation();
  const title = row === undefined ? '' : eventText(row.action, t);
  return (
    <Dialog title={title} open={row !== undefined} onClose={onClose}>
      {row !== undefined && (
        <div className="grid gap-5">
          <Facts row={row} />
          <div>
            <Button onClick={onClose}>{t('frame.close')}</Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

function Facts({ row }: { row: AuditRow }) {
  const { t } = useTranslation();
  const { nameOf } = useDocumentTypeNames();
  const actor = actorText(row, t);
  const codes = [
    { name: t('audit.action'), value: row.action },
    { name: t('requests.requestId'), value: row.request_id },
    { name: t('audit.network'), value: row.network },
    { name: t('requests.code'), value: row.error_code },
    { name: t('audit.subject'), value: row.subject },
    { name: t('audit.target'), value: row.target },
    { name: t('audit.hash'), value: row.hash },
  ];
  return (
    <dl className="grid gap-3">
      <Fact name={t('requests.time')}>{formatDateTime(row.time)}</Fact>
      <Fact name={t('audit.chain')}>{chainText(row, t)}</Fact>
      {actor !== null && <Fact name={t('audit.who')}>{actor}</Fact>}
      {row.document_type !== null && <Fact name={t('requests.documentType')}>{nameOf(row.document_type)}</Fact>}
      {row.environment !== null && (
        <Fact name={t('requests.environment')}>{t(`requests.environments.${row.environment}`)}</Fact>
      )}
      {row.reason !== null && <Fact name={t('incident.reason')}>{row.reason}</Fact>}
      {row.after !== null && <Change before={row.before} after={row.after} />}
      <Fact name={t('audit.place')}>
        {t('audit.placeText', { position: formatNumber(row.position + 1), sequence: formatNumber(row.sequence) })}
      </Fact>
      {codes.map(
        ({ name, value }) =>
          value !== null && (
            <Fact key={name} name={name}>
              <code className="break-all text-sm">{value}</code>
            </Fact>
          ),
      )}
    </dl>
  );
}

/** In `after`: the document goes into the citizen's wallet. */
const INTO_WALLET = 'wallet';

function Change({ before, after }: { before: string | null; after: string }) {
  const { t } = useTranslation();
  if (after === INTO_WALLET) return <Fact name={t('audit.receiver')}>{t('audit.wallet')}</Fact>;
  return <Fact name={t('audit.change')}>{before === null ? after : `${before} → ${after}`}</Fact>;
}
