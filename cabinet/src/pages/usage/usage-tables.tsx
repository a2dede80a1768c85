/** The numbers as tables, which scroll inside their card where the screen is narrow. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentTypeNames } from '../../api/document-types.ts';
import type { Usage } from '../../api/usage.ts';
import { formatDate, formatNumber, ofDay } from '../../format.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { OutcomeBadge, outcomeText } from '../../ui/outcome.tsx';

export function DayTable({ days }: { days: Usage['days'] }) {
  const { t } = useTranslation();
  return (
    <details className="mt-4">
      <summary className="cursor-pointer rounded-md py-2 font-medium text-accent-strong">{t('usage.table')}</summary>
      <Table
        name={t('usage.table')}
        head={[t('usage.day'), t('usage.ok'), t('usage.failed'), t('usage.delivered')]}
        rows={days
          .toReversed()
          .map(({ day, ok, failed, delivered }) => [
            day,
            formatDate(ofDay(day), currentLanguage()),
            ok,
            failed,
            delivered,
          ])}
      />
    </details>
  );
}

export function TypeTable({ types }: { types: Usage['document_types'] }) {
  const { t } = useTranslation();
  const { nameOf } = useDocumentTypeNames();
  return (
    <Table
      name={t('usage.byType')}
      head={[t('usage.document'), t('usage.requested'), t('usage.delivered'), t('usage.failed')]}
      rows={types.map(({ document_type: type, requested, delivered, failed }) => [
        type,
        nameOf(type),
        requested,
        delivered,
        failed,
      ])}
    />
  );
}

export function OutcomeTable({ outcomes }: { outcomes: Usage['outcomes'] }) {
  const { t } = useTranslation();
  return (
    <ul className="grid divide-y divide-line">
      {outcomes.map(({ outcome, calls }) => (
        <li key={outcome} className="flex items-start justify-between gap-4 py-3 first:pt-0 last:pb-0">
          <div className="grid min-w-0 gap-1">
            <span>
              <OutcomeBadge outcome={outcome} />
            </span>
            {outcome !== 'ok' && <span className="text-sm">{outcomeText(outcome, t)}</span>}
          </div>
          <span className="font-semibold tabular-nums">{formatNumber(calls, currentLanguage())}</span>
        </li>
      ))}
    </ul>
  );
}

/** Of each row: its key, its name, and its numbers. */
type Row = readonly [key: string, name: ReactNode, ...numbers: number[]];

function Table({ name, head, rows }: { name: string; head: readonly string[]; rows: readonly Row[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={name} tabIndex={0} className="overflow-x-auto">
      <table className="w-full text-sm">
        <thead className="text-quiet">
          <tr>
            {head.map((title, index) => (
              <th
                key={title}
                scope="col"
                className={`py-2 pr-4 font-medium ${index === 0 ? 'text-left' : 'text-right'}`}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(([key, label, ...numbers]) => (
            <tr key={key}>
              <th scope="row" className="min-w-44 py-2 pr-4 text-left font-normal">
                {label}
              </th>
              {numbers.map((number, index) => (
                <td key={head[index + 1]} className="py-2 pr-4 text-right tabular-nums">
                  {formatNumber(number, currentLanguage())}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
