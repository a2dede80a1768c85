/** What stands behind `#` in a mailed link. It never reaches a server by itself: browsers do not send it. */
import { useLocation } from '@tanstack/react-router';

/** Undefined where the link is not whole. */
export function useMailLink(): string | undefined {
  const { hash } = useLocation();
  return hash.startsWith('qjc_') ? hash : undefined;
}
