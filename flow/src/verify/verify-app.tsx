/** The whole page: what is dropped is looked at, and told beside what it proves. */
import type { GatewayKeys } from '@qujat/sdk/receipts';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import { Button } from '../ui/button.tsx';
import { Frame } from '../ui/frame.tsx';
import { StepTitle } from '../ui/step-title.tsx';
import { DropZone } from './drop-zone.tsx';
import { type Examination, examine, type Finding } from './examine.ts';
import { FindingCard } from './finding-card.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { type Item, readItem } from './read-item.ts';
import { verifyTranslations } from './verify-translations.ts';

interface VerifyAppProps {
  /** Those that stand in the page. */
  keys: GatewayKeys | undefined;
  language: Language;
  /** The path of the page at its gateway; undefined where it was saved. */
  savedFrom: string | undefined;
  readQrTexts: Examination['readQrTexts'];
  nowMs(): number;
}

export function VerifyApp({ keys: inPage, language: first, savedFrom, readQrTexts, nowMs }: VerifyAppProps) {
  const [language, setLanguage] = useState(first);
  const [keys, setKeys] = useState(inPage);
  const [items, setItems] = useState<readonly Item[]>([]);
  const [findings, setFindings] = useState<readonly Finding[]>();
  const texts = verifyTranslations[language];

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${texts.title} – Qujat`;
  }, [language, texts.title]);
  useEffect(() => {
    let isLatest = true;
    setFindings(undefined);
    void examine(items, { keys, readQrTexts }).then((found) => {
      if (isLatest) setFindings(found);
    });
    return () => {
      isLatest = false;
    };
  }, [items, keys]);

  const take = (added: readonly Item[]) => {
    for (const item of added) {
      const content = readItem(item);
      if (content.kind === 'keys') setKeys(content.keys);
    }
    setItems([...items, ...added.filter((item) => readItem(item).kind !== 'keys')]);
  };
  return (
    <Frame
      texts={{ language: texts.language, sandbox: '' }}
      language={language}
      onChoose={setLanguage}
      isSandbox={false}
    >
      <section class="card">
        <StepTitle text={texts.title} takesFocus={false} />
        <p>{texts.lead}</p>
        <DropZone texts={texts} onItems={take} />
      </section>
      {items.length > 0 && (
        <section class="results" aria-live="polite" aria-busy={findings === undefined}>
          <h2>{texts.results}</h2>
          {findings === undefined && <span class="spinner" aria-hidden="true" />}
          {findings?.map((finding, at) => (
            <FindingCard key={at} finding={finding} texts={texts} language={language} nowMs={nowMs()} />
          ))}
          <Button onPress={() => setItems([])}>{texts.again}</Button>
        </section>
      )}
      <section class="card meaning">
        <h2>{texts.meaning.title}</h2>
        <p>{texts.meaning.says}</p>
        <p>{texts.meaning.saysNot}</p>
        <p>
          <strong>{texts.meaning.state}</strong>
        </p>
      </section>
      <KeysPanel texts={texts} keys={keys} onKeys={setKeys} />
      {savedFrom !== undefined && (
        <a class="button plain" href={savedFrom} download="qujat-verify.html">
          {texts.save}
        </a>
      )}
    </Frame>
  );
}
