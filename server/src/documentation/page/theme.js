/** Light or dark before anything is drawn: as the system says, until the reader chooses. The cabinet keeps the choice under the same name. */
const chosen = localStorage.getItem('qujat-theme');
const systemIsDark = matchMedia('(prefers-color-scheme: dark)').matches;
document.documentElement.dataset.theme = chosen ?? (systemIsDark ? 'dark' : 'light');
