/** The frame of the pages that need no account. */
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import logo from '../qujat.svg';
import { LanguageSwitch, ThemeSwitch } from './switches.tsx';

export function PublicFrame() {
  return (
    <>
      <SkipLink />
      <PublicHeader />
      <main id="content" className="mx-auto w-full max-w-5xl px-4 pt-4 pb-16 sm:px-6">
        <Outlet />
      </main>
    </>
  );
}

export function PublicHeader() {
  return (
    <header className="mx-auto flex max-w-5xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-4 sm:px-6">
      <Brand />
      <div className="-mx-2 flex flex-wrap items-center gap-1">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </header>
  );
}

export function Brand() {
  return (
    <Link to="/" className="flex items-center gap-2.5 rounded-md font-bold text-xl">
      <img src={logo} alt="" className="size-8" />
      Qujat
    </Link>
  );
}

/** The first stop of the keyboard. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a
      href="#content"
      className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:rounded-lg focus:bg-card focus:px-4 focus:py-2"
    >
      {t('shell.skip')}
    </a>
  );
}
