/** A dialog over the page: the browser keeps the keyboard inside, closes it with Escape, and gives the focus back. */
import { type ReactNode, useEffect, useId, useRef } from 'react';

interface DialogProps {
  title: ReactNode;
  open: boolean;
  onClose(): void;
  /** Escape does not close it: what it shows is not shown again. */
  insistent?: boolean;
  children: ReactNode;
}

export function Dialog({ title, open, onClose, insistent = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (open && dialog.current?.open === false) dialog.current.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onCancel={(event) => insistent && event.preventDefault()}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] max-w-lg overflow-y-auto rounded-2xl border border-line bg-card p-5 text-ink backdrop:bg-black/50 sm:p-6"
    >
      {open && (
        <>
          <h2 id={titleId} className="mb-4 font-semibold text-lg">
            {title}
          </h2>
          {children}
        </>
      )}
    </dialog>
  );
}
