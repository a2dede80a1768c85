/**
 * Says that what the page shows is old, because the gateway cannot be reached or refuses to tell more. Every page of those who are logged
 * in has it: none of them has to think of it.
 */
import { onlineManager, type QueryCache, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../format.ts';
import { currentLanguage } from '../i18n/i18n.ts';
import { Button } from './button.tsx';
import { Notice } from './card.tsx';

export function OldDataNotice() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const isOnline = useSyncExternalStore(
    (onChange) => onlineManager.subscribe(onChange),
    () => onlineManager.isOnline(),
  );
  const cache = queries.getQueryCache();
  const oldestMs = useSyncExternalStore(
    useCallback((onChange) => cache.subscribe(onChange), [cache]),
    () => oldestThatFailed(cache),
  );
  if (isOnline && oldestMs === undefined) return null;
  return (
    <Notice kind="warn">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>
          {oldestMs === undefined
            ? t('shell.mayBeOld')
            : t('shell.isOld', { time: formatDateTime(new Date(oldestMs), currentLanguage()) })}
        </p>
        {isOnline && <Button onClick={() => queries.refetchQueries({ type: 'active' })}>{t('shell.tryAgain')}</Button>}
      </div>
    </Notice>
  );
}

/** When the oldest part of the page was fetched that could not be fetched again. */
function oldestThatFailed(cache: QueryCache): number | undefined {
  const times = cache
    .getAll()
    .filter((query) => query.isActive() && query.state.status === 'error' && query.state.data !== undefined)
    .map(({ state }) => state.dataUpdatedAt);
  return times.length === 0 ? undefined : Math.min(...times);
}
