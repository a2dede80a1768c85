/** One event: what, whose, who, when. */
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../../api/audit.ts';
import { formatDateTime } from '../../../format.ts';
import { Button } from '../../../ui/button.tsx';
import { Badge } from '../../../ui/card.tsx';
import { Row } from '../../../ui/rows.tsx';
import { actorText, chainText, eventText } from './audit-translations.ts';

export function AuditRowItem({ row, onShow }: { row: AuditRow; onShow(): void }) {
  const { t } = useTranslation();
  const event = eventText(row.action, t);
  const actor = actorText(row, t);
  return (
    <Row
      isDense
      name={event}
      badges={
        <>
          {row.error_code !== null && <Badge kind="bad">{row.error_code}</Badge>}
          {row.environment === 'live' && <Badge>{t('requests.environments.live')}</Badge>}
        </>
      }
      actions={
        <Button kind="quiet" aria-label={`${t('requests.details')}: ${event}, ${row.position + 1}`} onClick={onShow}>
          {t('requests.details')}
        </Button>
      }
    >
      <p className="min-w-0 break-words">
        {chainText(row, t)}
        {actor !== null && ` · ${actor}`}
      </p>
      <time dateTime={row.time}>{formatDateTime(row.time)}</time>
    </Row>
  );
}
