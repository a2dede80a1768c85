/** The top of the signed-in pages: brand, organisation switcher, account menu. On a phone everything is behind one button. */
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountLinks, AccountMenu } from './account-menu.tsx';
import { Button } from './button.tsx';
import { EnvironmentSwitch } from './environment.tsx';
import { useAccount } from './member-context.tsx';
import { Navigation } from './navigation.tsx';
import { OrganizationSwitch } from './organization-switch.tsx';
import { Brand } from './public-frame.tsx';
import { SearchButton } from './search-button.tsx';

export function MemberHeader() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { email } = useAccount();
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when another page is opened
  useEffect(() => setOpen(false), [pathname]);
  return (
    <header className="border-line border-b bg-card">
      <div className="mx-auto flex max-w-[90rem] items-center justify-between gap-4 px-4 py-3 sm:px-6">
        <Brand />
        <div className="hidden min-w-0 grow lg:block">
          <OrganizationSwitch />
        </div>
        <div className="flex min-w-0 items-center gap-3">
          <SearchButton />
          <div className="hidden min-w-0 items-center gap-3 lg:flex">
            <EnvironmentSwitch />
            <AccountMenu />
          </div>
          <Button className="lg:hidden" aria-expanded={open} aria-controls="phone-menu" onClick={() => setOpen(!open)}>
            {t('shell.menu')}
          </Button>
        </div>
      </div>
      <div
        id="phone-menu"
        hidden={!open}
        className="grid gap-4 border-line border-t px-4 py-4 lg:hidden [&[hidden]]:hidden"
      >
        <OrganizationSwitch />
        <EnvironmentSwitch />
        <Navigation />
        <div className="border-line border-t pt-3">
          <p className="break-words px-3 pb-1 text-quiet text-sm">{email}</p>
          <AccountLinks />
        </div>
      </div>
    </header>
  );
}
