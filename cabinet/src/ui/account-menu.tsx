/** Behind the person's e-mail: account and security, language, theme, log out. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { gatewayQuery } from '../api/gateway.ts';
import { logOut } from '../api/log-in.ts';
import { useSingleMutation } from '../api/use-single-mutation.ts';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';
import { useAccount } from './member-context.tsx';
import { LanguageSwitch, ThemeSwitch } from './switches.tsx';

const row = 'flex min-h-11 w-full items-center rounded-lg px-3 py-2 text-left hover:bg-tint';

export function AccountMenu() {
  const { t } = useTranslation();
  const { email } = useAccount();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when another page is opened
  useEffect(() => setOpen(false), [pathname]);
  const closeWithEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    button.current?.focus();
  };
  const closeWhenLeft = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what its buttons and links let through
    <div className="relative min-w-0" onKeyDown={closeWithEscape} onBlur={closeWhenLeft}>
      <Button
        ref={button}
        kind="quiet"
        aria-expanded={open}
        aria-controls="account-menu"
        onClick={() => setOpen(!open)}
        className="max-w-full"
      >
        <span className="sr-only">{t('frame.account')}: </span>
        <span className="truncate">{email}</span>
        <Icon name="chevronDown" />
      </Button>
      <div
        id="account-menu"
        hidden={!open}
        // The panel takes the focus of a press on its empty places, so that it stays open.
        tabIndex={-1}
        className="absolute right-0 z-20 mt-2 grid w-72 gap-1 rounded-xl border border-line bg-card p-2 shadow-lg [&[hidden]]:hidden"
      >
        <AccountLinks />
      </div>
    </div>
  );
}

export function AccountLinks() {
  const { t } = useTranslation();
  const { data: gateway } = useQuery(gatewayQuery);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const leaving = useSingleMutation({
    mutationFn: logOut,
    // Whether or not the gateway still knew of the log-in: here it ends, with all that was fetched.
    onSettled: async () => {
      await navigate({ to: '/' });
      queries.clear();
    },
  });
  return (
    <>
      <Link to="/account" className={row}>
        {t('frame.accountAndSecurity')}
      </Link>
      {gateway?.development_inbox === true && (
        <Link to="/development-inbox" className={row}>
          {t('frame.inbox')}
        </Link>
      )}
      <button type="button" className={row} disabled={leaving.isPending} onClick={() => leaving.mutate()}>
        {t('frame.logOut')}
      </button>
      <div className="mt-1 flex flex-wrap items-center gap-1 border-line border-t pt-2">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </>
  );
}
