/** Large numbers with their names, side by side. */
import type { ReactNode } from 'react';

export function Sums({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-3 sm:gap-4 xl:grid-cols-4">{children}</dl>;
}

interface SumProps {
  name: string;
  value: ReactNode;
  /** In quiet letters below. */
  children?: ReactNode;
}

export function Sum({ name, value, children }: SumProps) {
  return (
    <div className="grid min-w-0 content-start gap-1 rounded-2xl border border-line bg-card p-4 sm:p-5">
      <dt className="text-quiet text-sm">{name}</dt>
      <dd className="font-bold text-2xl tabular-nums">{value}</dd>
      {children !== undefined && <dd className="text-quiet text-sm">{children}</dd>}
    </div>
  );
}
