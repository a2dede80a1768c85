/** A dense table in its card, which scrolls inside it where the screen is narrow, and which can be taken along as a file. */
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonAnchor } from './button.tsx';
import { Card } from './card.tsx';
import { type CsvValue, csvOf } from './csv.ts';
import { Icon } from './icons.tsx';

export interface Column<Row> {
  name: string;
  cell(row: Row): ReactNode;
  /** What the file has. */
  value(row: Row): CsvValue;
  /** Numbers stand under each other. */
  isNumber?: boolean;
  /** On a phone a sign alone, under no head. */
  isSign?: boolean;
  /** From which width of the screen on, or in the file alone; everywhere where it is left out. */
  from?: 'md' | 'xl' | 'file';
}

interface TableProps<Row> {
  /** For screen readers. */
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf(row: Row): string;
}

const widths = { md: 'hidden md:table-cell', xl: 'hidden xl:table-cell' };

/** The first column names the row. */
export function Table<Row>({ name, columns: all, rows, keyOf }: TableProps<Row>) {
  const columns = all.filter(({ from }) => from !== 'file');
  const look = ({ isNumber, from }: Column<Row>) =>
    `px-3 py-1.5 first:pl-0 last:pr-0 ${isNumber ? 'text-right tabular-nums' : 'text-left'} ${from === 'md' || from === 'xl' ? widths[from] : ''}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={name} tabIndex={0} className="overflow-x-auto">
      <table className="w-full text-sm">
        <thead className="text-quiet">
          <tr className="border-line border-b">
            {columns.map((column) => (
              <th key={column.name} scope="col" className={`font-medium md:whitespace-nowrap ${look(column)}`}>
                <span className={column.isSign ? 'sr-only md:not-sr-only' : ''}>{column.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            // What covers the row, such as its link, is measured by it.
            <tr key={keyOf(row)} className="relative has-[a:hover]:bg-sunken">
              {columns.map((column, index) => {
                const Cell = index === 0 ? 'th' : 'td';
                return (
                  <Cell
                    key={column.name}
                    scope={index === 0 ? 'row' : undefined}
                    className={`font-normal ${look(column)}`}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface TableCardProps<Row> extends TableProps<Row> {
  /** Beside the title. */
  action?: ReactNode;
  /** The name of the file, without its end. */
  file: string;
  /** Below the rows. */
  foot?: ReactNode;
}

export function TableCard<Row>({ action, file, foot, ...table }: TableCardProps<Row>) {
  const { name, columns, rows } = table;
  const actions = (
    <div className="-my-2 -mr-3 flex flex-wrap items-center gap-1">
      {action}
      <TableFile name={name} columns={columns} rows={rows} file={file} />
    </div>
  );
  return (
    <Card title={name} action={actions} className="min-w-0">
      <Table {...table} />
      {foot}
    </Card>
  );
}

type TableFileProps<Row> = Pick<TableCardProps<Row>, 'name' | 'columns' | 'rows' | 'file'>;

/** All columns, those for wide screens too. */
export function TableFile<Row>({ name, columns, rows, file }: TableFileProps<Row>) {
  const { t } = useTranslation();
  const [url, setUrl] = useState<string>();
  useEffect(() => () => URL.revokeObjectURL(url ?? ''), [url]);
  const make = () => {
    const csv = csvOf(
      columns.map((column) => column.name),
      rows.map((row) => columns.map((column) => column.value(row))),
    );
    return URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <ButtonAnchor
      kind="quiet"
      href={url ?? '#'}
      download={`qujat-${file}.csv`}
      aria-label={t('shell.downloadTable', { name })}
      className="text-sm"
      // Made only where it is wanted, from the rows of that moment; the browser then follows the link.
      onClick={({ currentTarget }) => {
        const made = make();
        currentTarget.href = made;
        setUrl(made);
      }}
    >
      <Icon name="download" />
      CSV
    </ButtonAnchor>
  );
}
