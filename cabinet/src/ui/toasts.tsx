/** Says for some seconds that something was done, where the page itself does not show it. */
import { useSyncExternalStore } from 'react';
import { Icon } from './icons.tsx';

const SHOWN_MS = 5_000;

interface Toast {
  id: number;
  text: string;
}

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

export function tell(text: string): void {
  count += 1;
  const id = count;
  change([...toasts, { id, text }]);
  setTimeout(() => change(toasts.filter((toast) => toast.id !== id)), SHOWN_MS);
}

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-4 bottom-4 z-30 grid justify-items-center gap-2">
      {shown.map(({ id, text }) => (
        <p
          key={id}
          className="flex max-w-md items-center gap-3 rounded-xl bg-ink px-4 py-3 font-medium text-page shadow-lg"
        >
          <Icon name="check" />
          {text}
        </p>
      ))}
    </div>
  );
}
