/** The frame of those who are logged in: it asks who is there, and leads to the log-in page where nobody is. */
import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { accountQuery } from '../api/account.ts';
import { isLogInMissing } from '../api/query-client.ts';
import { Failed } from './failed.tsx';
import { AccountContext } from './member-context.tsx';
import { MemberHeader } from './member-header.tsx';
import { Navigation } from './navigation.tsx';
import { OldDataNotice } from './old-data-notice.tsx';
import { Loading } from './page.tsx';
import { PublicHeader, SkipLink } from './public-frame.tsx';
import { Reauthentication } from './reauthentication.tsx';
import { Redirect } from './redirect.tsx';
import { RememberingFrame } from './remembered.tsx';
import { Toasts } from './toasts.tsx';

export function MemberFrame() {
  const { data: account, error, refetch } = useQuery(accountQuery);
  const { pathname } = useLocation();
  if (isLogInMissing(error)) return <Redirect to="/log-in" search={{ next: pathname }} />;
  if (account?.second_factor_missing && pathname !== '/account') return <Redirect to="/account" />;
  if (account === undefined) {
    return (
      <>
        <PublicHeader />
        <main id="content" className="mx-auto max-w-xl p-6">
          {error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />}
        </main>
      </>
    );
  }
  return (
    <AccountContext value={account}>
      <SkipLink />
      <MemberHeader />
      <div className="mx-auto flex max-w-[90rem]">
        <aside className="hidden w-64 shrink-0 py-6 pl-6 lg:block">
          <Navigation />
        </aside>
        <main id="content" className="mx-auto grid min-w-0 max-w-6xl grow content-start gap-6 px-4 pt-6 pb-16 sm:px-6">
          <RememberingFrame>
            <OldDataNotice />
            <Outlet />
          </RememberingFrame>
        </main>
      </div>
      <Toasts />
      <Reauthentication account={account} />
    </AccountContext>
  );
}
