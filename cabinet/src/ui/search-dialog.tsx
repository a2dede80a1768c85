/** The search of the cabinet, opened by Ctrl K from every page: arrows choose, Enter opens, Escape closes. */
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { Icon } from './icons.tsx';
import { type SearchEntry, useSearchEntries } from './search-entries.ts';

export function SearchDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('shell.search')} open={open} onClose={onClose}>
      <Search onClose={onClose} />
    </Dialog>
  );
}

function Search({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const entries = useSearchEntries(typed);
  const open = useOpen(onClose);
  const optionId = (index: number) => `${id}-${index}`;
  useEffect(() => document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' }), [id, chosen]);
  const choose = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const entry = entries[chosen];
    if (step !== undefined && entries.length > 0) setChosen((chosen + step + entries.length) % entries.length);
    else if (event.key === 'Enter' && entry !== undefined) open(entry);
    else return;
    event.preventDefault();
  };
  return (
    <div className="grid gap-3">
      <input
        type="search"
        role="combobox"
        aria-label={t('shell.search')}
        aria-expanded={entries.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={entries.length > 0 ? optionId(chosen) : undefined}
        placeholder={t('shell.searchHint')}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
        autoFocus
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setChosen(0);
        }}
        onKeyDown={choose}
        className="min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 placeholder:text-quiet"
      />
      <div role="listbox" id={`${id}-list`} aria-label={t('shell.search')} className="max-h-80 overflow-y-auto">
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
          <div
            key={`${entry.to} ${entry.name}`}
            role="option"
            id={optionId(index)}
            tabIndex={-1}
            aria-selected={index === chosen}
            onClick={() => open(entry)}
            onMouseMove={() => setChosen(index)}
            className="flex min-h-10 cursor-pointer items-center gap-3 rounded-lg px-3 py-2 aria-selected:bg-tint aria-selected:text-accent-strong"
          >
            <Icon name={entry.icon} />
            <span className="min-w-0 break-words">{entry.name}</span>
          </div>
        ))}
      </div>
      {entries.length === 0 && <p className="px-3 text-quiet">{t('shell.nothingFits')}</p>}
    </div>
  );
}

function useOpen(onClose: () => void) {
  const navigate = useNavigate();
  return ({ to, params, search, isOutside }: SearchEntry) => {
    onClose();
    if (isOutside) location.assign(to);
    else navigate({ to, params: params ?? {}, search: search ?? {} });
  };
}
