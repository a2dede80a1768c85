/**
 * Leads to another page, once. The router's own `Navigate` sets out again whenever it is drawn anew, which it is while the other
 * page is still being loaded.
 */
import { type NavigateOptions, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Loading } from './page.tsx';

export function Redirect(props: NavigateOptions) {
  const navigate = useNavigate();
  const [target] = useState(props);
  useEffect(() => {
    navigate({ ...target, replace: true });
  }, [navigate, target]);
  return <Loading />;
}
