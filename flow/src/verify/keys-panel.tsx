/** The keys by which is verified: those that stand in the page, or others that are pasted. Open where there are none. */
import type { GatewayKeys } from '@qujat/sdk/receipts';
import { useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { keysOfText } from './read-item.ts';
import type { VerifyTranslations } from './verify-translations.ts';

interface KeysPanelProps {
  texts: VerifyTranslations;
  keys: GatewayKeys | undefined;
  onKeys(keys: GatewayKeys): void;
}

export function KeysPanel({ texts: { keys: texts }, keys, onKeys }: KeysPanelProps) {
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const use = () => {
    const pasted = keysOfText(text);
    setWrong(pasted === undefined);
    if (pasted === undefined) return;
    onKeys(pasted);
    setText('');
  };
  return (
    <details class="card keys" open={keys === undefined}>
      <summary>{texts.title}</summary>
      <p role="status">{keys === undefined ? texts.none : texts.count(keys.keys.length)}</p>
      <ul>
        {keys?.keys.map((key) => (
          <li key={idOf(key)}>
            <code>{idOf(key)}</code>
          </li>
        ))}
      </ul>
      <p class="hint">{texts.trust}</p>
      <form
        onSubmit={(submit) => {
          submit.preventDefault();
          use();
        }}
      >
        <div class="field">
          <label for="keys">{texts.label}</label>
          <textarea
            id="keys"
            rows={3}
            spellcheck={false}
            autocomplete="off"
            aria-invalid={isWrong}
            aria-describedby="keys-error"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <p class="error" id="keys-error" role="alert">
            {isWrong && texts.wrong}
          </p>
        </div>
        <Button type="submit">{texts.use}</Button>
      </form>
    </details>
  );
}

function idOf(key: object): string {
  const { kid, 'x5t#S256': thumbprint } = key as Record<string, unknown>;
  return String(kid ?? thumbprint ?? '—');
}
