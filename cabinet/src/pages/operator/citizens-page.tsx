/** What is kept of one citizen: told, saved as a file, and erased. The IIN stays in the memory of this page. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CitizenRecords,
  type ErasedRecords,
  eraseCitizenRecords,
  exportCitizenRecords,
} from '../../api/citizens.ts';
import { formatNumber } from '../../format.ts';
import { Card, Empty, Notice } from '../../ui/card.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { PageTitle } from '../../ui/page.tsx';
import { FoundRecords } from './citizens/found-records.tsx';

interface Found {
  iin: string;
  records: CitizenRecords;
}

export function CitizensPage() {
  const { t } = useTranslation();
  const [found, setFound] = useState<Found>();
  const [erased, setErased] = useState<ErasedRecords>();
  const find = async ({ iin = '', reason = '' }) => {
    setFound({ iin, records: await exportCitizenRecords(iin, reason) });
    setErased(undefined);
  };
  const erase = async (reason: string) => {
    setErased(await eraseCitizenRecords(found?.iin ?? '', reason));
    setFound(undefined);
  };
  return (
    <>
      <PageTitle title={t('frame.pages.citizens')} lead={t('citizens.lead')} />
      <FindForm onFind={find} />
      {erased !== undefined && <Erased erased={erased} />}
      {found !== undefined && isEmpty(found.records) && (
        <Empty title={t('citizens.none')}>{t('citizens.noneText')}</Empty>
      )}
      {found !== undefined && !isEmpty(found.records) && (
        <FoundRecords records={found.records}>
          <ConfirmButton
            title={t('citizens.eraseTitle')}
            submit={t('citizens.erase')}
            reasonHint={t('citizens.reasonHint')}
            action={erase}
          >
            {t('citizens.eraseText')}
          </ConfirmButton>
        </FoundRecords>
      )}
    </>
  );
}

function isEmpty({ audit, requests, consents }: CitizenRecords): boolean {
  return audit.length + requests.length + consents.length === 0;
}

function FindForm({ onFind }: { onFind(values: Record<string, string>): Promise<unknown> }) {
  const { t } = useTranslation();
  return (
    <Card>
      <Form action={onFind} submit={t('citizens.find')}>
        <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
          <TextField
            label={t('citizens.iin')}
            hint={t('citizens.iinHint')}
            name="iin"
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            required
          />
          <TextField
            label={t('incident.reason')}
            hint={t('citizens.reasonHint')}
            name="reason"
            autoComplete="off"
            maxLength={500}
            required
          />
        </div>
      </Form>
    </Card>
  );
}

function Erased({ erased }: { erased: ErasedRecords }) {
  const { t } = useTranslation();
  return (
    <Notice kind="good">
      {t('citizens.erased', {
        requests: formatNumber(erased.erased_requests),
        consents: formatNumber(erased.erased_consents),
        rows: formatNumber(erased.audit_rows),
      })}
    </Notice>
  );
}
