/** How much is kept of the citizen, the newest of it, and all of it as a file. */
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../../api/audit.ts';
import type { CitizenRecords } from '../../../api/citizens.ts';
import { formatNumber } from '../../../format.ts';
import { ButtonAnchor } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { RowsCard } from '../../../ui/rows.tsx';
import { AuditDetails } from '../audit/audit-details.tsx';
import { AuditRowItem } from '../audit/audit-row.tsx';

/** The file has all. */
const SHOWN = 20;

/** @param children what can be done beside the file */
export function FoundRecords({ records, children }: { records: CitizenRecords; children: ReactNode }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<AuditRow>();
  const { audit, requests, consents } = records;
  const counts = { auditRows: audit.length, requests: requests.length, consents: consents.length };
  return (
    <>
      <Card title={t('citizens.records')}>
        <div className="grid gap-5">
          <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-3">
            {(['auditRows', 'requests', 'consents'] as const).map((name) => (
              <Fact key={name} name={t(`citizens.${name}`)}>
                {formatNumber(counts[name])}
              </Fact>
            ))}
          </dl>
          <div className="flex flex-wrap gap-3">
            <RecordsFile records={records} />
            {children}
          </div>
        </div>
      </Card>
      {audit.length > 0 && (
        <RowsCard
          title={t('citizens.newest')}
          items={audit.slice(0, SHOWN)}
          keyOf={({ position }) => String(position)}
          row={(row) => <AuditRowItem row={row} onShow={() => setShown(row)} />}
          empty={null}
        />
      )}
      <AuditDetails row={shown} onClose={() => setShown(undefined)} />
    </>
  );
}

/** Its name tells nothing of the citizen. */
function RecordsFile({ records }: { records: CitizenRecords }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState<string>();
  useEffect(() => () => URL.revokeObjectURL(url ?? ''), [url]);
  return (
    <ButtonAnchor
      href={url ?? '#'}
      download="qujat-citizen-records.json"
      // Made where it is wanted; the browser then follows the link.
      onClick={({ currentTarget }) => {
        const made = URL.createObjectURL(new Blob([JSON.stringify(records, null, 2)], { type: 'application/json' }));
        currentTarget.href = made;
        setUrl(made);
      }}
    >
      {t('citizens.save')}
    </ButtonAnchor>
  );
}
