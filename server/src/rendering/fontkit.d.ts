/** The part of `fontkit` that we use; the package ships no types. */
declare module 'fontkit' {
  export function create(file: Uint8Array): {
    characterSet: number[];
    glyphForCodePoint(character: number): { advanceWidth: number };
  };
}
