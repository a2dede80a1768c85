/** The language and the theme, switched in place. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../i18n/i18n.ts';
import { languages } from '../i18n/languages.ts';
import { chooseTheme, currentTheme } from '../theme.ts';

const look =
  'min-h-9 rounded-md px-2.5 text-sm text-quiet hover:bg-tint aria-pressed:bg-tint aria-pressed:font-semibold aria-pressed:text-accent-strong';

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <fieldset className="flex gap-1">
      <legend className="sr-only">{t('shell.language')}</legend>
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={i18n.language === code}
          onClick={() => chooseLanguage(code)}
          className={look}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

export function ThemeSwitch() {
  const { t } = useTranslation();
  const [theme, setTheme] = useState(currentTheme);
  const other = theme === 'dark' ? 'light' : 'dark';
  const switchTheme = () => {
    chooseTheme(other);
    setTheme(other);
  };
  return (
    <button type="button" onClick={switchTheme} className={look}>
      {t(other === 'dark' ? 'shell.dark' : 'shell.light')}
    </button>
  );
}
