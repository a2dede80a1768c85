/** The request log: filter, table, one call with its session, CSV. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { exportRequestsUrl, requestsQuery } from '../../api/requests.ts';
import { Button, ButtonAnchor } from '../../ui/button.tsx';
import { CallTable } from '../../ui/call-table.tsx';
import { Empty } from '../../ui/card.tsx';
import { useEnvironment } from '../../ui/environment.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { PageTitle } from '../../ui/page.tsx';
import { MoreButton } from '../../ui/rows.tsx';
import { RequestDetails } from './request-details.tsx';
import { FilterForm } from './request-filter.tsx';
import { filterOf, isFiltered, type RequestSearch, readRequestSearch } from './request-search.ts';

export function RequestsPage() {
  const { t } = useTranslation();
  const { id } = useOrganization();
  const [search, change, clear] = useRequestSearch();
  const filter = filterOf(search, useEnvironment(), Date.now());
  const found = useInfiniteQuery({ ...requestsQuery(id, filter), placeholderData: keepPreviousData });
  return (
    <>
      <PageTitle
        title={t('frame.pages.requests')}
        lead={t('requests.lead')}
        action={
          <ButtonAnchor href={exportRequestsUrl(id, filter)} download>
            {t('requests.export')}
          </ButtonAnchor>
        }
      />
      <FilterForm search={search} onSearch={change} onClear={clear} />
      <Fetched query={found}>
        {({ pages }) => {
          const calls = pages.flatMap((page) => page.requests);
          if (calls.length === 0) return <NoRequests filtered={isFiltered(search)} />;
          return (
            <CallTable
              name={t('requests.calls')}
              calls={calls}
              file="requests"
              action={
                <Button kind="quiet" className="text-sm" busy={found.isRefetching} onClick={() => found.refetch()}>
                  {t('requests.refresh')}
                </Button>
              }
              foot={
                <div className="mt-4 empty:hidden">
                  <MoreButton of={found}>{t('requests.more')}</MoreButton>
                </div>
              }
            />
          );
        }}
      </Fetched>
      <RequestDetails id={search.shown} onClose={() => change({ shown: undefined })} />
    </>
  );
}

/** What the address asks for, and how to ask for something else: Back brings the question before. */
function useRequestSearch(): [RequestSearch, (changes: RequestSearch) => void, () => void] {
  const search = readRequestSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (changes: RequestSearch) =>
    navigate({ to: '.', search: (before) => ({ ...before, ...changes }), resetScroll: false });
  const clear = () => navigate({ to: '.', search: ({ environment }) => ({ environment }), resetScroll: false });
  return [search, change, clear];
}

function NoRequests({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  return filtered ? (
    <Empty title={t('requests.empty')}>{t('requests.emptyText')}</Empty>
  ) : (
    <Empty title={t('requests.none')}>{t('requests.noneText')}</Empty>
  );
}
