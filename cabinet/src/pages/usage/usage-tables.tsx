/** The numbers as tables; what they count is a link to those calls. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentTypeNames } from '../../api/document-types.ts';
import type { Usage } from '../../api/usage.ts';
import { formatDate, formatNumber, ofDay } from '../../format.ts';
import { useOrganization } from '../../ui/member-context.tsx';
import { OutcomeSign, outcomeText } from '../../ui/outcome.tsx';
import { Summary } from '../../ui/summary.tsx';
import { type Column, Table, TableCard, TableFile } from '../../ui/table.tsx';

/** Days of Almaty, both included. */
export interface Days {
  from: string;
  to: string;
}

export function DayTable({ days }: { days: Usage['days'] }) {
  const { t } = useTranslation();
  const numberOf = useNumberColumn<Usage['days'][number]>();
  const table = {
    name: t('usage.table'),
    rows: days.toReversed(),
    columns: [
      {
        name: t('usage.day'),
        cell: ({ day }) => <ToCalls search={{ from: day, to: day }}>{formatDate(ofDay(day))}</ToCalls>,
        value: ({ day }) => day,
      },
      numberOf(t('requests.ok'), ({ ok }) => ok),
      numberOf(t('requests.failed'), ({ failed }) => failed),
      numberOf(t('usage.delivered'), ({ delivered }) => delivered),
    ] satisfies Column<Usage['days'][number]>[],
  };
  return (
    <details className="mt-4">
      <Summary>{t('usage.table')}</Summary>
      <Table {...table} keyOf={({ day }) => day} />
      <TableFile {...table} file="usage-by-day" />
    </details>
  );
}

export function TypeTable({ types, days }: { types: Usage['document_types']; days: Days }) {
  const { t } = useTranslation();
  const { nameOf } = useDocumentTypeNames();
  const numberOf = useNumberColumn<Usage['document_types'][number]>();
  return (
    <TableCard
      name={t('usage.byType')}
      file="usage-by-document"
      rows={types}
      keyOf={({ document_type: type }) => type}
      columns={[
        {
          name: t('requests.documentType'),
          cell: ({ document_type: type }) => (
            <ToCalls search={{ ...days, document_type: type }}>{nameOf(type)}</ToCalls>
          ),
          value: ({ document_type: type }) => nameOf(type),
        },
        { ...numberOf(t('usage.requested'), ({ requested }) => requested), from: 'md' },
        numberOf(t('usage.delivered'), ({ delivered }) => delivered),
        numberOf(t('requests.failed'), ({ failed }) => failed),
      ]}
    />
  );
}

export function OutcomeTable({ outcomes, days }: { outcomes: Usage['outcomes']; days: Days }) {
  const { t } = useTranslation();
  const numberOf = useNumberColumn<Usage['outcomes'][number]>();
  return (
    <TableCard
      name={t('usage.byOutcome')}
      file="usage-by-outcome"
      rows={outcomes}
      keyOf={({ outcome }) => outcome}
      columns={[
        {
          name: t('requests.outcome'),
          cell: ({ outcome }) => (
            <>
              <ToCalls search={{ ...days, outcome }}>
                <OutcomeSign outcome={outcome} />
              </ToCalls>
              {outcome !== 'ok' && <span className="block max-w-prose text-quiet">{outcomeText(outcome, t)}</span>}
            </>
          ),
          value: ({ outcome }) => outcome,
        },
        numberOf(t('requests.calls'), ({ calls }) => calls),
      ]}
    />
  );
}

function useNumberColumn<Row>() {
  return (name: string, value: (row: Row) => number): Column<Row> => ({
    name,
    cell: (row) => formatNumber(value(row)),
    value,
    isNumber: true,
  });
}

/** Covers its row. */
function ToCalls({ search, children }: { search: Record<string, string>; children: ReactNode }) {
  const { id: organizationId } = useOrganization();
  return (
    <Link
      to="/organizations/$organizationId/requests"
      params={{ organizationId }}
      search={search}
      className="after:absolute after:inset-0 hover:underline"
    >
      {children}
    </Link>
  );
}
