/** One call whole: what happened in words, what to do about it, and the session that it belongs to. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDocumentTypeNames } from '../../api/document-types.ts';
import { documentationAddress } from '../../api/documentation.ts';
import { gatewayQuery } from '../../api/gateway.ts';
import { type LoggedRequest, requestQuery } from '../../api/requests.ts';
import { formatDateTime, formatNumber } from '../../format.ts';
import { linkLook } from '../../ui/auth-card.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Fact } from '../../ui/fact.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { outcomeText } from '../../ui/outcome.tsx';
import { SessionTimeline } from './session-timeline.tsx';

export function RequestDetails({ id, onClose }: { id: string | undefined; onClose(): void }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const found = useQuery({ ...requestQuery(organizationId, id ?? ''), enabled: id !== undefined });
  const time = found.data == null ? '' : formatDateTime(found.data.time);
  return (
    <Dialog title={t('requests.detailsTitle', { time })} open={id !== undefined} onClose={onClose}>
      <div className="grid gap-5">
        <Fetched query={found}>
          {(call) => (call === null ? <Notice kind="warn">{t('requests.gone')}</Notice> : <Details request={call} />)}
        </Fetched>
        <div className="flex flex-wrap gap-3">
          {id !== undefined && <CopyButton text={id} label={`${t('shell.copy')}: ${t('requests.requestId')}`} />}
          <Button onClick={onClose}>{t('frame.close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** A link to all that is known about it, where this gateway has its documentation. */
function ErrorCode({ code }: { code: string }) {
  const { data: gateway } = useQuery(gatewayQuery);
  const name = <code className="break-all">{code}</code>;
  if (gateway?.documentation !== true) return name;
  return (
    <a href={documentationAddress(`errors/${code}`)} className={linkLook}>
      {name}
    </a>
  );
}

function Details({ request }: { request: LoggedRequest }) {
  const { t } = useTranslation();
  const { nameOf } = useDocumentTypeNames();
  const { outcome, request_id: id, session, iin, phone, duration_ms: duration, state_ms: state } = request;
  return (
    <>
      <Notice kind={outcome === 'ok' ? 'good' : 'warn'}>{outcomeText(outcome, t)}</Notice>
      <dl className="grid gap-3 sm:grid-cols-2">
        <Fact name={t('requests.operation')}>{t(`requests.operations.${request.operation}`)}</Fact>
        {request.document_type !== null && (
          <Fact name={t('requests.documentType')}>{nameOf(request.document_type)}</Fact>
        )}
        <Fact name={t('requests.environment')}>{t(`requests.environments.${request.environment}`)}</Fact>
        {outcome !== 'ok' && (
          <Fact name={t('requests.code')}>
            <ErrorCode code={outcome} />
          </Fact>
        )}
        <Fact name={t('requests.citizen')}>
          {iin === null && phone === null ? t('requests.unknown') : [iin, phone].filter(Boolean).join(' · ')}
        </Fact>
        <Fact name={t('requests.duration')}>
          {t('requests.milliseconds', { value: formatNumber(duration) })}
          {'. '}
          {state === null ? t('requests.stateNotAsked') : t('requests.stateTook', { value: formatNumber(state) })}
        </Fact>
        <Fact name={t('requests.requestId')} className="sm:col-span-2">
          <code className="break-all">{id}</code>
        </Fact>
      </dl>
      {session !== null && <SessionTimeline session={session} shown={id} />}
    </>
  );
}
