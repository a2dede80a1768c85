/** Opens the search, as Ctrl K does. What it searches comes when it is opened first. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';

const SearchDialog = lazy(() =>
  import('./search-dialog.tsx').then(({ SearchDialog: component }) => ({ default: component })),
);

export function SearchButton() {
  const { t } = useTranslation();
  /** Undefined until it is opened first. */
  const [open, setOpen] = useState<boolean>();
  useEffect(() => {
    const openByKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', openByKey);
    return () => document.removeEventListener('keydown', openByKey);
  }, []);
  return (
    <>
      <Button className="px-3 font-normal text-quiet" aria-keyshortcuts="Control+K" onClick={() => setOpen(true)}>
        <Icon name="search" />
        <span className="sr-only xl:not-sr-only">{t('shell.search')}</span>
        <kbd className="hidden rounded border border-line px-1.5 text-xs xl:inline">Ctrl K</kbd>
      </Button>
      {open !== undefined && (
        <Suspense>
          <SearchDialog open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
