/** The filter of the log, which stands in the address. A choice counts at once; what is typed counts when it is asked for. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiKeysQuery, type Environment } from '../../api/api-keys.ts';
import { useDocumentTypeNames } from '../../api/document-types.ts';
import { flowsQuery } from '../../api/flows.ts';
import { gatewayQuery } from '../../api/gateway.ts';
import { loggedErrors, type Operation } from '../../api/requests.ts';
import { Button } from '../../ui/button.tsx';
import { useEnvironment } from '../../ui/environment.tsx';
import { ChoiceGroup, SelectField, TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useMay, useOrganization } from '../../ui/member-context.tsx';
import { isFiltered, type RequestSearch } from './request-search.ts';

const operations: Operation[] = ['requestDocument', 'resendOtp', 'approveSession', 'generateFiles', 'checkMcdb'];
const operationsWithWallets: Operation[] = [...operations, 'redeemOffer'];
const periods = { '1': 'day', '7': 'week', '30': 'month' } as const;

interface FilterFormProps {
  search: RequestSearch;
  onSearch(changes: RequestSearch): void;
  onClear(): void;
}

export function FilterForm({ search, onSearch, onClear }: FilterFormProps) {
  const { t } = useTranslation();
  const choose = (field: keyof RequestSearch) => ({
    value: search[field] ?? '',
    onChange: ({ target }: { target: { value: string } }) => onSearch({ [field]: target.value || undefined }),
    isDense: true,
  });
  const { data: gateway } = useQuery(gatewayQuery);
  const byDays = search.from !== undefined || search.to !== undefined;
  return (
    <section
      aria-label={t('requests.filter')}
      className="grid grid-cols-2 items-start gap-3 sm:grid-cols-3 xl:grid-cols-[repeat(5,minmax(0,1fr))_minmax(0,1.4fr)]"
    >
      <SelectField
        label={t('requests.period')}
        {...choose('days')}
        value={byDays ? 'days' : (search.days ?? '')}
        onChange={({ target }) => onSearch({ days: target.value || undefined, from: undefined, to: undefined })}
      >
        <option value="">{t('requests.periods.all')}</option>
        {Object.entries(periods).map(([days, name]) => (
          <option key={days} value={days}>
            {t(`requests.periods.${name}`)}
          </option>
        ))}
        {byDays && <option value="days">{t('requests.periods.days')}</option>}
      </SelectField>
      <SelectField
        label={t('requests.operation')}
        {...choose('operation')}
        choices={(gateway?.credentials === true ? operationsWithWallets : operations).map((operation) => ({
          value: operation,
          label: t(`requests.operations.${operation}`),
        }))}
      >
        <option value="">{t('requests.anything')}</option>
      </SelectField>
      <TypeField {...choose('document_type')} />
      <SelectField label={t('requests.outcome')} {...choose('outcome')}>
        <option value="">{t('requests.anything')}</option>
        <option value="ok">{t('requests.ok')}</option>
        <option value="failed">{t('requests.failed')}</option>
        <ChoiceGroup label={t('requests.code')} choices={loggedErrors.map((code) => ({ value: code, label: code }))} />
      </SelectField>
      <KeyField {...choose('api_key_id')} />
      <FindForm search={search} onSearch={onSearch} />
      {byDays && <DayFields search={search} onSearch={onSearch} />}
      {isFiltered(search) && (
        <Button kind="quiet" className="min-h-9! self-end justify-self-start whitespace-nowrap py-1" onClick={onClear}>
          {t('requests.clear')}
        </Button>
      )}
    </section>
  );
}

interface ChoiceProps {
  value: string;
  onChange(event: { target: { value: string } }): void;
  isDense: boolean;
}

function TypeField(props: ChoiceProps) {
  const { t } = useTranslation();
  const { all } = useDocumentTypeNames();
  return (
    <SelectField
      label={t('requests.documentType')}
      {...props}
      choices={all.map(({ type, name }) => ({ value: type, label: name }))}
    >
      <option value="">{t('requests.anything')}</option>
    </SelectField>
  );
}

/** By their names, those of flows too; also those that are gone, as their calls are still there. */
function KeyField(props: ChoiceProps) {
  const { t } = useTranslation();
  const { id } = useOrganization();
  const environment = useEnvironment();
  const { data: ofBackend } = useQuery({ ...apiKeysQuery(id), enabled: useMay('api_keys.read') });
  const { data: ofFlows } = useQuery({ ...flowsQuery(id), enabled: useMay('flows.read') });
  const isShown = (key: { environment: Environment }) => key.environment === environment;
  const keys = ofBackend?.api_keys
    .filter(isShown)
    .map((key) => ({ value: key.id, label: `${key.name} …${key.last_four}` }));
  // The newest key stands for all of the flow.
  const flows = ofFlows?.flows.filter(isShown).map(({ name, key }) => ({ value: key.id, label: name }));
  return (
    <SelectField label={t('requests.apiKey')} {...props} choices={[...(keys ?? []), ...(flows ?? [])]}>
      <option value="">{t('requests.anything')}</option>
    </SelectField>
  );
}

/** One field for both: four digits are the end of an IIN, whatever else the number of a request. */
function FindForm({ search, onSearch }: Pick<FilterFormProps, 'search' | 'onSearch'>) {
  const { t } = useTranslation();
  const found = search.request_id ?? search.iin_end ?? '';
  const [typed, setTyped] = useState<string>();
  const [isWrong, setWrong] = useState(false);
  const find = (event: FormEvent) => {
    event.preventDefault();
    const text = (typed ?? found).trim();
    const isIinEnd = /^\d{4}$/.test(text);
    // Anything else may be a whole IIN, and none may come into the address.
    const isKnown = isIinEnd || text === '' || /^req_[\w-]+$/.test(text);
    setWrong(!isKnown);
    if (!isKnown) return;
    onSearch({ request_id: isIinEnd ? undefined : text || undefined, iin_end: isIinEnd ? text : undefined });
    setTyped(undefined);
  };
  return (
    <form onSubmit={find} className="flex items-start gap-1">
      <div className="min-w-0 grow">
        <TextField
          label={t('requests.find')}
          isDense
          value={typed ?? found}
          placeholder={t('requests.findHint')}
          autoComplete="off"
          spellCheck={false}
          error={isWrong ? t('requests.findWrong') : undefined}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <Button type="submit" className="mt-6.5 min-h-9! px-2.5 py-1" aria-label={t('requests.search')}>
        <Icon name="search" />
      </Button>
    </form>
  );
}

function DayFields({ search, onSearch }: Pick<FilterFormProps, 'search' | 'onSearch'>) {
  const { t } = useTranslation();
  const dayOf = (field: 'from' | 'to') => ({
    type: 'date',
    isDense: true,
    value: search[field] ?? '',
    onChange: ({ target }: { target: { value: string } }) => onSearch({ [field]: target.value || undefined }),
  });
  return (
    <>
      <TextField label={t('requests.firstDay')} {...dayOf('from')} />
      <TextField label={t('requests.lastDay')} {...dayOf('to')} />
    </>
  );
}
