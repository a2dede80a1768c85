/** What the build puts into the page; see `flow/verify-file.ts`. */
declare module 'virtual:zxing-binary' {
  /** WebAssembly, gzip, base64. */
  export const gzipped: string;
}

declare module 'virtual:document-titles' {
  export const documentTitles: Readonly<
    Record<string, Readonly<Record<import('../../../cabinet/src/i18n/languages.ts').Language, string>>>
  >;
}
