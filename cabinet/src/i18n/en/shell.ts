/** What stands around every page: language, theme, copying, loading, failing. */
export const shell = {
  language: 'Language',
  light: 'Light',
  dark: 'Dark',
  copy: 'Copy',
  copied: 'Copied',
  copyByHand: 'Copy it by hand',
  skip: 'Skip to the content',
  loading: 'Loading…',
  tryAgain: 'Try again',
  somethingWrong: 'Something went wrong.',
  offline: 'The gateway does not answer. Check that it runs, then try again.',
  requestId: 'Request id: {{id}}',
  notFound: 'There is no such page.',
  toStart: 'To the start page',
  off: 'This page is switched off here',
  offText:
    'The operator of this gateway has switched off the gallery and the sandbox phone. QUJAT_SAMPLE_PAGES=on switches them on.',
  menu: 'Menu',
  downloadTable: 'Download as CSV: {{name}}',
};
