/** The part of pdfmake that the benchmark uses; the package brings no types. */
declare module 'pdfmake' {
  export function addFonts(fonts: Record<string, Record<string, string>>): void;
  export function setLocalAccessPolicy(allow: (path: string) => boolean): void;
  export function setUrlAccessPolicy(allow: (url: string) => boolean): void;
  export function createPdf(definition: object): { getBuffer(): Promise<Uint8Array> };
}
