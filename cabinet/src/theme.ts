/** Light or dark: as the system says, until the visitor chooses. */
const CHOSEN = 'qujat-theme';

type Theme = 'light' | 'dark';

const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)');

export function startTheme(): void {
  apply(currentTheme());
  systemIsDark().addEventListener('change', () => apply(currentTheme()));
}

export function currentTheme(): Theme {
  const chosen = localStorage.getItem(CHOSEN);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return systemIsDark().matches ? 'dark' : 'light';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(CHOSEN, theme);
  apply(theme);
}

function apply(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}
