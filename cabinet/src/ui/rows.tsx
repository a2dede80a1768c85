/** Lists of one look, the empty one included; rows with a name, lines below it, and what can be done beside it. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Card } from './card.tsx';

interface RowsCardProps<Item> {
  title?: ReactNode;
  items: readonly Item[];
  keyOf(item: Item): string;
  row(item: Item): ReactNode;
  /** In place of the card where there is none. */
  empty: ReactNode;
  /** Below the rows. */
  foot?: ReactNode;
}

export function RowsCard<Item>({ title, items, keyOf, row, empty, foot }: RowsCardProps<Item>) {
  if (items.length === 0) return empty;
  return (
    <Card title={title}>
      <ul className="grid divide-y divide-line">
        {items.map((item) => (
          <li key={keyOf(item)} className="py-4 first:pt-0 last:pb-0">
            {row(item)}
          </li>
        ))}
      </ul>
      {foot !== undefined && <div className="mt-4 flex flex-wrap items-center gap-3 empty:hidden">{foot}</div>}
    </Card>
  );
}

interface RowProps {
  name: ReactNode;
  /** Beside the name. */
  badges?: ReactNode;
  /** Below it, in quiet letters. */
  children?: ReactNode;
  /** Buttons and links. */
  actions?: ReactNode;
  /** Whether they are so few that they stand beside the name on a phone too. */
  isDense?: boolean;
}

export function Row({ isDense = false, ...row }: RowProps) {
  return isDense ? <DenseRow {...row} /> : <WideRow {...row} />;
}

function WideRow({ name, badges, children, actions }: RowProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 basis-72 grow gap-1">
        <Name name={name} badges={badges} />
        {children !== undefined && <div className="grid min-w-0 gap-1 text-quiet text-sm">{children}</div>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap gap-3">{actions}</div>}
    </div>
  );
}

function DenseRow({ name, badges, children, actions }: RowProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1">
      <Name name={name} badges={badges} />
      <div className="-my-2.5 -mr-4 self-start sm:row-span-2 sm:my-0 sm:mr-0 sm:self-center">{actions}</div>
      <div className="col-span-2 grid min-w-0 gap-1 text-quiet text-sm sm:col-span-1">{children}</div>
    </div>
  );
}

function Name({ name, badges }: Pick<RowProps, 'name' | 'badges'>) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="min-w-0 break-words font-medium">{name}</span>
      {badges}
    </div>
  );
}

interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
}

/** Fetches the next page of a list. */
export function MoreButton({ of, children }: { of: Paged; children?: ReactNode }) {
  const { t } = useTranslation();
  if (!of.hasNextPage) return null;
  return (
    <Button busy={of.isFetchingNextPage} onClick={() => of.fetchNextPage()}>
      {children ?? t('frame.more')}
    </Button>
  );
}
