/** Calls of the Backend API as a table; each row is a link to all of its call. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentTypeNames } from '../api/document-types.ts';
import type { LoggedRequest } from '../api/requests.ts';
import { formatMoment, formatNumber, sortableTime, zoneOf } from '../format.ts';
import { useOrganization } from './member-context.tsx';
import { OutcomeSign } from './outcome.tsx';
import { type Column, TableCard } from './table.tsx';

interface CallTableProps {
  name: string;
  calls: readonly LoggedRequest[];
  file: string;
  action?: ReactNode;
  foot?: ReactNode;
}

export function CallTable({ calls, ...rest }: CallTableProps) {
  return <TableCard columns={useColumns()} rows={calls} keyOf={({ request_id: id }) => id} {...rest} />;
}

function useColumns(): Column<LoggedRequest>[] {
  const { t } = useTranslation();
  const { nameOf } = useDocumentTypeNames();
  const documentOf = ({ document_type: type }: LoggedRequest) => (type === null ? '' : nameOf(type));
  const callOf = ({ operation }: LoggedRequest) => t(`requests.operations.${operation}`);
  return [
    {
      name: `${t('requests.time')}, ${zoneOf(new Date())}`,
      cell: (call) => <CallLink call={call} />,
      value: ({ time }) => sortableTime(time),
    },
    {
      name: t('requests.operation'),
      cell: (call) => (
        <>
          <span className="font-medium">{callOf(call)}</span>
          <span className="line-clamp-1 break-all text-quiet md:hidden">{documentOf(call)}</span>
          {call.outcome !== 'ok' && (
            <code aria-hidden="true" className="block break-words text-bad md:hidden">
              {call.outcome}
            </code>
          )}
        </>
      ),
      value: callOf,
    },
    {
      name: t('requests.documentType'),
      cell: (call) => (
        <span title={documentOf(call)} className="line-clamp-2 w-44 xl:w-72">
          {documentOf(call)}
        </span>
      ),
      value: documentOf,
      from: 'md',
    },
    {
      name: t('requests.outcome'),
      cell: ({ outcome }) => <OutcomeSign outcome={outcome} isShort />,
      value: ({ outcome }) => outcome,
      isSign: true,
    },
    {
      name: t('requests.citizen'),
      cell: ({ iin }) => <span className="whitespace-nowrap tabular-nums">{iin}</span>,
      value: ({ iin }) => iin,
      from: 'md',
    },
    {
      name: t('requests.durationMs'),
      cell: ({ duration_ms: duration }) => formatNumber(duration),
      value: ({ duration_ms: duration }) => duration,
      isNumber: true,
      from: 'md',
    },
    { name: t('requests.requestId'), cell: () => null, value: ({ request_id: id }) => id, from: 'file' },
  ];
}

/** Covers its row. */
function CallLink({ call: { request_id: id, time } }: { call: LoggedRequest }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const moment = formatMoment(time);
  return (
    <Link
      to="/organizations/$organizationId/requests"
      params={{ organizationId }}
      search={(search) => ({ ...search, shown: id })}
      aria-label={`${t('requests.detailsOf', { id })}, ${moment}`}
      resetScroll={false}
      className="after:absolute after:inset-0 hover:underline"
    >
      <time dateTime={time} className="tabular-nums md:whitespace-nowrap">
        {moment}
      </time>
    </Link>
  );
}
