/** The key under its name, which is the same in every language: that of the specification, or of the Flow. With buttons beside it. */
import { type ReactNode, useId } from 'react';

export function KeyOutput({
  value,
  name = 'Backend Api Key',
  children,
}: {
  value: string;
  name?: string;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium">
        {name}
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <output
          id={id}
          className="min-h-11 min-w-0 grow basis-72 select-all break-all rounded-lg bg-sunken px-3 py-2.5 font-mono text-sm"
        >
          {value}
        </output>
        {children}
      </div>
    </div>
  );
}
