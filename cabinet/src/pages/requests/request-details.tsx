/** One call whole: what happened in words, and what to do about it. */
import { useTranslation } from 'react-i18next';
import { useDocumentTypeNames } from '../../api/document-types.ts';
import type { LoggedRequest } from '../../api/requests.ts';
import { formatDateTime, formatNumber } from '../../format.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Fact } from '../../ui/fact.tsx';
import { outcomeText } from '../../ui/outcome.tsx';

export function RequestDetails({ request, onClose }: { request: LoggedRequest | undefined; onClose(): void }) {
  const { t } = useTranslation();
  const time = request === undefined ? '' : formatDateTime(new Date(request.time), currentLanguage());
  return (
    <Dialog title={t('requests.detailsTitle', { time })} open={request !== undefined} onClose={onClose}>
      {request !== undefined && <Details request={request} onClose={onClose} />}
    </Dialog>
  );
}

function Details({ request, onClose }: { request: LoggedRequest; onClose(): void }) {
  const { t } = useTranslation();
  const { nameOf } = useDocumentTypeNames();
  const { outcome, request_id: id, iin, phone, duration_ms: duration, state_ms: state } = request;
  const number = (value: number) => formatNumber(value, currentLanguage());
  return (
    <div className="grid gap-5">
      <Notice kind={outcome === 'ok' ? 'good' : 'warn'}>{outcomeText(outcome, t)}</Notice>
      <dl className="grid gap-3">
        <Fact name={t('requests.operation')}>{t(`requests.operations.${request.operation}`)}</Fact>
        {request.document_type !== null && (
          <Fact name={t('requests.documentType')}>{nameOf(request.document_type)}</Fact>
        )}
        <Fact name={t('requests.environment')}>{t(`requests.environments.${request.environment}`)}</Fact>
        {outcome !== 'ok' && (
          <Fact name={t('requests.code')}>
            <code className="break-all">{outcome}</code>
          </Fact>
        )}
        <Fact name={t('requests.citizen')}>
          {iin === null && phone === null ? t('requests.unknown') : [iin, phone].filter(Boolean).join(' · ')}
        </Fact>
        <Fact name={t('requests.duration')}>
          {t('requests.milliseconds', { value: number(duration) })}
          {'. '}
          {state === null ? t('requests.stateNotAsked') : t('requests.stateTook', { value: number(state) })}
        </Fact>
        <Fact name={t('requests.requestId')}>
          <code className="break-all">{id}</code>
        </Fact>
      </dl>
      <div className="flex flex-wrap gap-3">
        <CopyButton text={id} label={`${t('shell.copy')}: ${t('requests.requestId')}`} />
        <Button onClick={onClose}>{t('frame.close')}</Button>
      </div>
    </div>
  );
}
