/** The audit: what seals it, its verification, its export, and its rows. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuditFilter, type AuditRow, auditQuery } from '../../api/audit.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/card.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { PageTitle } from '../../ui/page.tsx';
import { MoreButton, RowsCard } from '../../ui/rows.tsx';
import { AuditDetails } from './audit/audit-details.tsx';
import { AuditFilterForm } from './audit/audit-filter.tsx';
import { AuditRowItem } from './audit/audit-row.tsx';
import { SealCard } from './audit/seal-card.tsx';

export function AuditPage() {
  const { t } = useTranslation();
  const { organization } = useSearch({ strict: false });
  const [filter, setFilter] = useState<AuditFilter>(
    organization === undefined ? {} : { organization_id: organization },
  );
  const [shown, setShown] = useState<AuditRow>();
  const found = useInfiniteQuery(auditQuery(filter));
  return (
    <>
      <PageTitle title={t('frame.pages.audit')} lead={t('audit.lead')} />
      <SealCard />
      <AuditFilterForm filter={filter} onFilter={setFilter} />
      <Fetched query={found}>
        {({ pages }) => (
          <RowsCard
            title={t('audit.rows')}
            items={pages.flatMap((page) => page.rows)}
            keyOf={({ position }) => String(position)}
            row={(row) => <AuditRowItem row={row} onShow={() => setShown(row)} />}
            empty={
              <Empty title={t(found.hasNextPage ? 'audit.noneSoFar' : 'audit.none')}>
                {found.hasNextPage ? <MoreButton of={found}>{t('audit.lookOn')}</MoreButton> : t('audit.noneText')}
              </Empty>
            }
            foot={
              <>
                <MoreButton of={found}>{t('audit.lookOn')}</MoreButton>
                <Button kind="quiet" busy={found.isRefetching} onClick={() => found.refetch()}>
                  {t('requests.refresh')}
                </Button>
              </>
            }
          />
        )}
      </Fetched>
      <AuditDetails row={shown} onClose={() => setShown(undefined)} />
    </>
  );
}
