/** A name and its value, in a list of them (`dl`). */
import type { ReactNode } from 'react';

interface FactProps {
  name: ReactNode;
  children: ReactNode;
  className?: string;
}

export function Fact({ name, children, className = '' }: FactProps) {
  return (
    <div className={`min-w-0 ${className}`}>
      <dt className="text-quiet text-sm">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
