/** What every page begins with, and what it shows while its data comes. */
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

interface PageTitleProps {
  /** Also the name of the browser's tab. */
  title: string;
  lead?: ReactNode;
  /** Beside the title: the button of the page. */
  action?: ReactNode;
}

export function PageTitle({ title, lead, action }: PageTitleProps) {
  useEffect(() => {
    document.title = `${title} · Qujat`;
  }, [title]);
  return (
    <div className="flex flex-wrap items-end justify-between gap-4">
      <div className="grid min-w-0 gap-1">
        <h1 className="text-balance font-bold text-2xl sm:text-3xl">{title}</h1>
        {lead !== undefined && <div className="max-w-prose text-quiet">{lead}</div>}
      </div>
      {action}
    </div>
  );
}

const bars = ['w-1/3', 'w-full', 'w-11/12', 'w-4/5', 'w-10/12', 'w-2/3'];

/** The shape of what comes, where it will stand; not seen at all where it comes at once. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div role="status" className="grid animate-appear gap-5 rounded-2xl border border-line bg-card p-5 sm:p-6">
      <span className="sr-only">{t('shell.loading')}</span>
      {bars.map((width) => (
        <span
          key={width}
          aria-hidden="true"
          className={`h-4 animate-pulse rounded bg-sunken motion-reduce:animate-none ${width}`}
        />
      ))}
    </div>
  );
}
