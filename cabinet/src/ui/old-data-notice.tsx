/**
 * Says that what the page shows is old, because the gateway cannot be reached or refuses to tell more. Every page of those who are logged
 * in has it: none of them has to think of it.
 */
import { onlineManager, type QueryCache, type QueryState, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../format.ts';
import { Button } from './button.tsx';
import { Notice } from './card.tsx';
import { Reason } from './failed.tsx';

export function OldDataNotice() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const isOnline = useSyncExternalStore(
    (onChange) => onlineManager.subscribe(onChange),
    () => onlineManager.isOnline(),
  );
  const cache = queries.getQueryCache();
  const oldest = useSyncExternalStore(
    useCallback((onChange) => cache.subscribe(onChange), [cache]),
    () => oldestThatFailed(cache),
  );
  if (isOnline && oldest === undefined) return null;
  return (
    <Notice kind="warn">
      <div className="flex flex-wrap items-center justify-between gap-3">
        {oldest === undefined ? <p>{t('shell.mayBeOld')}</p> : <HowOld state={oldest} />}
        {isOnline && <Button onClick={() => queries.refetchQueries({ type: 'active' })}>{t('shell.tryAgain')}</Button>}
      </div>
    </Notice>
  );
}

function HowOld({ state: { dataUpdatedAt, error } }: { state: QueryState }) {
  const { t } = useTranslation();
  const time = formatDateTime(dataUpdatedAt);
  return (
    <div>
      <p>{t('shell.isOld', { time })}</p>
      <Reason error={error} />
    </div>
  );
}

/** The part of the page that is the oldest of those that could not be fetched again. */
function oldestThatFailed(cache: QueryCache): QueryState | undefined {
  return cache
    .getAll()
    .filter((query) => query.isActive() && query.state.status === 'error' && query.state.data !== undefined)
    .map(({ state }) => state)
    .toSorted((one, other) => one.dataUpdatedAt - other.dataUpdatedAt)[0];
}
