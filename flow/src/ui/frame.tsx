/** What every step stands in: the logo, the languages, the notice of the sandbox. */
import type { ComponentChildren } from 'preact';
import { type Language, languages } from '../../../cabinet/src/i18n/languages.ts';
import logo from '../../../cabinet/src/qujat.svg';
import type { Translations } from '../i18n/en.ts';

interface FrameProps {
  texts: Pick<Translations, 'language' | 'sandbox'>;
  language: Language;
  onChoose(language: Language): void;
  isSandbox: boolean;
  children: ComponentChildren;
}

export function Frame({ texts, language, onChoose, isSandbox, children }: FrameProps) {
  return (
    <div class="frame">
      <header>
        <span class="brand">
          <img src={logo} alt="" width="32" height="32" />
          Qujat
        </span>
        <nav aria-label={texts.language} class="languages">
          {languages.map(({ code, name }) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={code === language}
              onClick={() => onChoose(code)}
            >
              {name}
            </button>
          ))}
        </nav>
      </header>
      <main>
        {isSandbox && <p class="sandbox">{texts.sandbox}</p>}
        {children}
      </main>
    </div>
  );
}
