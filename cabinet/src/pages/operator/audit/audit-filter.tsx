/** The filter of the audit: organisation, event, days. A choice counts at once. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditFilter } from '../../../api/audit.ts';
import { organizationsQuery } from '../../../api/subscriptions.ts';
import { almatyDay, midnightOf } from '../../../format.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { chainText, knownEvents } from './audit-translations.ts';

const otherChains = ['operators', 'accounts', 'plans'];

interface FilterProps {
  filter: AuditFilter;
  onFilter(filter: AuditFilter): void;
}

export function AuditFilterForm({ filter, onFilter }: FilterProps) {
  const { t, i18n } = useTranslation();
  const change = (field: keyof AuditFilter, value: string | undefined) => {
    const { [field]: _, ...rest } = filter;
    onFilter(value === undefined || value === '' ? rest : { ...rest, [field]: value });
  };
  const events = knownEvents().map((action) => ({ value: action, label: t(`events.${action}`) }));
  events.sort((one, other) => one.label.localeCompare(other.label, i18n.language));
  return (
    <Card>
      <form
        aria-label={t('requests.filter')}
        onSubmit={(event) => event.preventDefault()}
        className="grid gap-x-4 gap-y-4 sm:grid-cols-2"
      >
        <ChainField filter={filter} onChange={(id) => change('organization_id', id)} />
        <SelectField
          label={t('audit.action')}
          value={filter.action ?? ''}
          onChange={({ target }) => change('action', target.value)}
          choices={events}
        >
          <option value="">{t('requests.anything')}</option>
        </SelectField>
        <TextField
          label={t('requests.firstDay')}
          type="date"
          value={filter.from === undefined ? '' : almatyDay(filter.from)}
          onChange={({ target }) => change('from', midnightOf(target.value))}
        />
        <TextField
          label={t('requests.lastDay')}
          type="date"
          value={filter.to === undefined ? '' : almatyDay(Date.parse(filter.to) - 1)}
          onChange={({ target }) => change('to', midnightOf(target.value, 1))}
        />
        <div className="sm:col-span-2">
          <Button kind="quiet" onClick={() => onFilter({})}>
            {t('requests.clear')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** Those of the list's first page; and the one that was asked for, should it not be among them. */
function ChainField({ filter, onChange }: { filter: AuditFilter; onChange(id: string): void }) {
  const { t } = useTranslation();
  const { data } = useInfiniteQuery(organizationsQuery);
  const organizations = data?.pages.flatMap((page) => page.organizations) ?? [];
  const chosen = filter.organization_id ?? '';
  const unlisted = chosen !== '' && ![...organizations.map(({ id }) => id), ...otherChains].includes(chosen);
  return (
    <SelectField
      label={t('audit.chain')}
      value={chosen}
      onChange={({ target }) => onChange(target.value)}
      choices={[
        ...organizations.map(({ id, name }) => ({ value: id, label: name })),
        ...otherChains.map((id) => ({
          value: id,
          label: chainText({ organization_id: id, organization_name: null }, t),
        })),
      ]}
    >
      <option value="">{t('requests.anything')}</option>
      {unlisted && <option value={chosen}>{chosen}</option>}
    </SelectField>
  );
}
