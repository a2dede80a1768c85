/** The calls as rows; on a phone each is a card of its own. */
import { useTranslation } from 'react-i18next';
import { useDocumentTypeNames } from '../../api/document-types.ts';
import type { LoggedRequest } from '../../api/requests.ts';
import { formatDateTime, formatNumber } from '../../format.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/card.tsx';
import { OutcomeBadge } from '../../ui/outcome.tsx';

interface RequestListProps {
  requests: readonly LoggedRequest[];
  onShow(request: LoggedRequest): void;
}

export function RequestList({ requests, onShow }: RequestListProps) {
  const { nameOf } = useDocumentTypeNames();
  return (
    <ul className="grid divide-y divide-line">
      {requests.map((request) => (
        <RequestRow
          key={request.request_id}
          request={request}
          document={request.document_type && nameOf(request.document_type)}
          onShow={() => onShow(request)}
        />
      ))}
    </ul>
  );
}

interface RequestRowProps {
  request: LoggedRequest;
  document: string | null;
  onShow(): void;
}

function RequestRow({ request, document, onShow }: RequestRowProps) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { request_id: id, outcome, iin, phone } = request;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4 first:pt-0 last:pb-0">
      <div className="grid min-w-0 basis-72 grow gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{t(`requests.operations.${request.operation}`)}</span>
          <OutcomeBadge outcome={outcome} />
          {request.environment === 'live' && <Badge>{t('requests.environments.live')}</Badge>}
        </p>
        {document !== null && <p className="min-w-0 break-words">{document}</p>}
        {outcome !== 'ok' && <p className="break-all font-mono text-bad text-sm">{outcome}</p>}
      </div>
      <div className="grid min-w-0 grow basis-64 gap-1 sm:grow-0 text-quiet text-sm">
        <time dateTime={request.time}>{formatDateTime(new Date(request.time), language)}</time>
        <span className="tabular-nums">
          {t('requests.milliseconds', { value: formatNumber(request.duration_ms, language) })}
          {iin !== null && ` · ${iin}`}
          {phone !== null && ` · ${phone}`}
        </span>
      </div>
      <Button aria-label={t('requests.detailsOf', { id })} onClick={onShow}>
        {t('requests.details')}
      </Button>
    </li>
  );
}
