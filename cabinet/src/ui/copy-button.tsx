/** Copies a text, and says so; where the browser does not let it, shows the text to be copied by hand. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

const SAID_MS = 2_000;

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const [byHand, setByHand] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      // Browsers have no clipboard for pages that came over plain http from elsewhere.
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setByHand(true);
    }
  };
  return (
    <>
      <Button kind="plain" onClick={copy}>
        <span aria-live="polite">{copied ? t('shell.copied') : (label ?? t('shell.copy'))}</span>
      </Button>
      <Dialog title={t('shell.copyByHand')} open={byHand} onClose={() => setByHand(false)}>
        <div className="grid gap-5">
          <pre className="max-h-96 select-all overflow-y-auto whitespace-pre-wrap break-all rounded-lg bg-sunken p-3 text-sm">
            {text}
          </pre>
          <div>
            <Button onClick={() => setByHand(false)}>{t('frame.close')}</Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
