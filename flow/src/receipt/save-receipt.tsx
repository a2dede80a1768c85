/** The receipt as a file. Its address would have to hold the secret, so the page fetches it, and hands it over from its own memory. */
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import type { ConsentReply } from './receipt-api.ts';

export function SaveJson({ consent, text }: { consent: ConsentReply; text: string }) {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([JSON.stringify(consent, null, 2)], { type: 'application/ld+json' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [consent]);
  return (
    <a class="button plain" href={url} download={`${consent.id}.json`}>
      {text}
    </a>
  );
}

interface SavePdfProps {
  name: string;
  text: string;
  /** Resolves to nothing where there is none to be had now. */
  draw(): Promise<Blob | undefined>;
  onTrouble(): void;
}

export function SavePdf({ name, text, draw, onTrouble }: SavePdfProps) {
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const pdf = await draw();
    setBusy(false);
    if (pdf === undefined) return onTrouble();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(pdf);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Button onPress={() => void save()} isBusy={isBusy}>
      {text}
    </Button>
  );
}
