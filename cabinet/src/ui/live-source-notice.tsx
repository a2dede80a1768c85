/** Says, before a live key meets it, that this gateway has no source of live documents, or not of every type. Nothing where it has. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { gatewayQuery } from '../api/gateway.ts';
import { Notice } from './card.tsx';

export function LiveSourceNotice() {
  const { t } = useTranslation();
  const { data } = useQuery(gatewayQuery);
  if (data === undefined || data.live_documents === 'all') return null;
  return <Notice kind="warn">{t(`apiKeys.liveSource.${data.live_documents}`)}</Notice>;
}
