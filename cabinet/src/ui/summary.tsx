/** What opens a `<details>`: with the browser's triangle, which another `display` than its own would take away. */
import type { ReactNode } from 'react';

export function Summary({ children }: { children: ReactNode }) {
  return <summary className="cursor-pointer rounded-md py-2 font-medium text-accent-strong">{children}</summary>;
}
