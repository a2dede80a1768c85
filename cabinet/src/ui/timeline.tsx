/** What happened, one after the other. */
import type { ReactNode } from 'react';
import type { NoticeKind } from './card.tsx';

export interface TimelineEvent {
  key: string;
  kind: NoticeKind;
  title: ReactNode;
  /** When, in words. */
  time: ReactNode;
  children?: ReactNode;
}

const dots: Record<NoticeKind, string> = { info: 'bg-field', good: 'bg-good', warn: 'bg-warn', bad: 'bg-bad' };

export function Timeline({ name, events }: { name: string; events: readonly TimelineEvent[] }) {
  return (
    <ol aria-label={name} className="grid">
      {events.map(({ key, kind, title, time, children }, index) => (
        <li key={key} className="relative grid gap-0.5 pb-4 pl-6 last:pb-0">
          <span
            aria-hidden="true"
            className={`absolute top-1.5 left-0 size-2.5 rounded-full ring-4 ring-card ${dots[kind]}`}
          />
          {index < events.length - 1 && (
            <span aria-hidden="true" className="absolute top-4 bottom-0 left-[0.275rem] w-px bg-line" />
          )}
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-medium">{title}</span>
            <span className="text-quiet text-sm tabular-nums">{time}</span>
          </p>
          {children !== undefined && <div className="text-quiet text-sm">{children}</div>}
        </li>
      ))}
    </ol>
  );
}
