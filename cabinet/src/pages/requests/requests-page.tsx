/** The log of requests: filter, list, details, CSV. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportRequestsUrl, type LoggedRequest, type RequestFilter, requestsQuery } from '../../api/requests.ts';
import { Button, ButtonAnchor } from '../../ui/button.tsx';
import { Card, Empty } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { Loading, PageTitle } from '../../ui/page.tsx';
import { RequestDetails } from './request-details.tsx';
import { FilterForm } from './request-filter.tsx';
import { RequestList } from './request-list.tsx';

export function RequestsPage() {
  const { t } = useTranslation();
  const { id } = useOrganization();
  const [filter, setFilter] = useState<RequestFilter>({});
  const [shown, setShown] = useState<LoggedRequest>();
  const found = useInfiniteQuery(requestsQuery(id, filter));
  const requests = found.data?.pages.flatMap((page) => page.requests) ?? [];
  const csv = (
    <ButtonAnchor href={exportRequestsUrl(id, filter)} download>
      {t('requests.export')}
    </ButtonAnchor>
  );
  return (
    <>
      <PageTitle title={t('requests.title')} lead={t('requests.lead')} action={csv} />
      <FilterForm onFilter={setFilter} />
      {found.data === undefined &&
        (found.error === null ? <Loading /> : <Failed error={found.error} onRetry={found.refetch} />)}
      {found.data !== undefined && requests.length === 0 && <NoRequests filtered={Object.keys(filter).length > 0} />}
      {requests.length > 0 && (
        <Card>
          <RequestList requests={requests} onShow={setShown} />
          <div className="mt-4 flex flex-wrap gap-3">
            {found.hasNextPage && (
              <Button busy={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
                {t('requests.more')}
              </Button>
            )}
            <Button kind="quiet" busy={found.isRefetching} onClick={() => found.refetch()}>
              {t('requests.refresh')}
            </Button>
          </div>
        </Card>
      )}
      <RequestDetails request={shown} onClose={() => setShown(undefined)} />
    </>
  );
}

function NoRequests({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  return filtered ? (
    <Empty title={t('requests.empty')}>{t('requests.emptyText')}</Empty>
  ) : (
    <Empty title={t('requests.none')}>{t('requests.noneText')}</Empty>
  );
}
