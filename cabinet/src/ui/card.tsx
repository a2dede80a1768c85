/** The surfaces: a card with an optional head, and notices of four kinds. */
import type { ReactNode } from 'react';

interface CardProps {
  title?: ReactNode;
  /** Beside the title: a button or a link. */
  action?: ReactNode;
  children: ReactNode;
  className?: string;
}

export function Card({ title, action, children, className = '' }: CardProps) {
  return (
    <section className={`rounded-2xl border border-line bg-card p-5 sm:p-6 ${className}`}>
      {(title !== undefined || action !== undefined) && (
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
          {title !== undefined && <h2 className="font-semibold text-lg">{title}</h2>}
          {action}
        </div>
      )}
      {children}
    </section>
  );
}

export type NoticeKind = 'info' | 'good' | 'warn' | 'bad';

const noticeLooks: Record<NoticeKind, string> = {
  info: 'bg-tint text-ink',
  good: 'bg-good-tint text-good',
  warn: 'bg-warn-tint text-warn',
  bad: 'bg-bad-tint text-bad',
};

/** A bad notice is read out at once, the others when there is a pause. */
export function Notice({ kind = 'info', children }: { kind?: NoticeKind; children: ReactNode }) {
  return (
    <div role={kind === 'bad' ? 'alert' : 'status'} className={`rounded-lg px-4 py-3 ${noticeLooks[kind]}`}>
      {children}
    </div>
  );
}

/** A word with a colour: the state of a key, a session, a subscription. */
export function Badge({ kind = 'info', children }: { kind?: NoticeKind; children: ReactNode }) {
  return (
    <span className={`inline-block rounded-2xl px-2.5 py-0.5 font-medium text-sm ${noticeLooks[kind]}`}>
      {children}
    </span>
  );
}

/** What stands where there is nothing yet, with the way on. */
export function Empty({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-3 rounded-xl border border-line border-dashed px-6 py-10 text-center">
      <div className="font-semibold">{title}</div>
      {children !== undefined && <div className="max-w-prose text-quiet">{children}</div>}
    </div>
  );
}
