/** Where files are dropped, chosen or photographed, or a text is pasted. */
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import type { Item } from './read-item.ts';
import type { VerifyTranslations } from './verify-translations.ts';

interface DropZoneProps {
  texts: VerifyTranslations;
  onItems(items: readonly Item[]): void;
}

/** On a phone this also offers the camera. */
const ACCEPTED = '.json,application/json,.pdf,application/pdf,image/*';

export function DropZone({ texts, onItems }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  const [text, setText] = useState('');
  const takeFiles = async (files: Iterable<File>) => {
    const read = [...files].map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
    const items = await Promise.all(read);
    if (items.length > 0) onItems(items);
  };
  const takeText = () => {
    if (text.trim() !== '') onItems([{ name: '', bytes: new TextEncoder().encode(text) }]);
    setText('');
  };
  // Wherever on the page a file is dropped: the browser would open it in place of the page.
  useEffect(() => {
    const over = (drag: DragEvent) => {
      drag.preventDefault();
      setOver(drag.type === 'dragover');
    };
    const drop = (drag: DragEvent) => {
      over(drag);
      void takeFiles(drag.dataTransfer?.files ?? []);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', over);
      document.removeEventListener('drop', drop);
    };
  });
  return (
    <>
      <label class="drop-zone" data-over={isOver || undefined}>
        <svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
          <path d="M24 31V9m-8 8 8-8 8 8M9 31v8h30v-8" />
        </svg>
        <span class="drop-here">{texts.drop}</span>
        <span class="button primary">{texts.choose}</span>
        <input
          type="file"
          multiple
          accept={ACCEPTED}
          onChange={({ currentTarget }) => {
            void takeFiles(currentTarget.files ?? []);
            // So that the same file may be chosen again.
            currentTarget.value = '';
          }}
        />
        <span class="hint">{texts.kinds}</span>
      </label>
      <form
        onSubmit={(submit) => {
          submit.preventDefault();
          takeText();
        }}
      >
        <div class="field">
          <label for="pasted">{texts.paste}</label>
          <textarea
            id="pasted"
            rows={3}
            spellcheck={false}
            autocomplete="off"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </div>
        <Button type="submit">{texts.verify}</Button>
      </form>
    </>
  );
}
