/** The filter of the log. A choice counts at once; the request id counts when it is asked for. */
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentTypeNames } from '../../api/document-types.ts';
import type { Operation, RequestFilter } from '../../api/requests.ts';
import { DAY_MS } from '../../format.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';

const periods = { all: undefined, day: 1, week: 7, month: 30 } as const;
const operations: Operation[] = ['requestDocument', 'resendOtp', 'approveSession', 'generateFiles', 'checkMcdb'];

const nothing = { period: 'all', operation: '', document_type: '', environment: '', outcome: '', request_id: '' };
type Choices = typeof nothing;

export function FilterForm({ onFilter }: { onFilter(filter: RequestFilter): void }) {
  const { t } = useTranslation();
  const { all } = useDocumentTypeNames();
  const [choices, setChoices] = useState<Choices>(nothing);
  const apply = (next: Choices) => {
    setChoices(next);
    onFilter(filterOf(next));
  };
  const choose = (field: keyof Choices) => ({
    value: choices[field],
    onChange: ({ target }: { target: { value: string } }) => apply({ ...choices, [field]: target.value }),
  });
  const search = (event: FormEvent) => {
    event.preventDefault();
    apply({ ...choices, request_id: choices.request_id.trim() });
  };
  return (
    <Card>
      <form
        onSubmit={search}
        aria-label={t('requests.filter')}
        className="grid grid-cols-2 gap-x-3 gap-y-4 sm:gap-x-4 xl:grid-cols-3"
      >
        <SelectField label={t('requests.period')} {...choose('period')}>
          {(['all', 'day', 'week', 'month'] as const).map((period) => (
            <option key={period} value={period}>
              {t(`requests.periods.${period}`)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('requests.operation')} {...choose('operation')}>
          <option value="">{t('requests.anything')}</option>
          {operations.map((operation) => (
            <option key={operation} value={operation}>
              {t(`requests.operations.${operation}`)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('requests.documentType')} {...choose('document_type')}>
          <option value="">{t('requests.anything')}</option>
          {all.map(({ type, name }) => (
            <option key={type} value={type}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('requests.outcome')} {...choose('outcome')}>
          <option value="">{t('requests.anything')}</option>
          <option value="ok">{t('requests.ok')}</option>
          <option value="failed">{t('requests.failed')}</option>
        </SelectField>
        <SelectField label={t('requests.environment')} {...choose('environment')}>
          <option value="">{t('requests.anything')}</option>
          <option value="test">{t('requests.environments.test')}</option>
          <option value="live">{t('requests.environments.live')}</option>
        </SelectField>
        <TextField
          label={t('requests.requestId')}
          value={choices.request_id}
          placeholder="req_…"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setChoices({ ...choices, request_id: target.value })}
        />
        <div className="flex flex-wrap gap-3 col-span-2 xl:col-span-3">
          <Button type="submit" kind="primary">
            {t('requests.search')}
          </Button>
          <Button kind="quiet" onClick={() => apply(nothing)}>
            {t('requests.clear')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function filterOf({ period, ...rest }: Choices): RequestFilter {
  const days = periods[period as keyof typeof periods];
  const from = days === undefined ? '' : new Date(Date.now() - days * DAY_MS).toISOString();
  return Object.fromEntries(Object.entries({ ...rest, from }).filter(([, value]) => value !== ''));
}
