/** The narrow card of the pages before a log-in. */
import { type ReactNode, useEffect } from 'react';

export function AuthCard({ title, children, below }: { title: string; children: ReactNode; below?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Qujat`;
  }, [title]);
  return (
    <div className="mx-auto grid w-full max-w-md gap-4 pt-4 sm:pt-10">
      <section className="grid gap-5 rounded-2xl border border-line bg-card p-5 sm:p-8">
        <h1 className="text-balance font-bold text-2xl">{title}</h1>
        {children}
      </section>
      {below}
    </div>
  );
}

export const linkLook = 'font-medium text-accent-strong underline underline-offset-4';
