/** Base64 text in ASCII bytes, as the reply carries it. In memory of its own: a view into Node's shared pool could not be given away. */
export function base64Bytes(bytes: Uint8Array): Uint8Array {
  return asciiBytes(textOf(bytes));
}

/** Several such texts as a JSON array. */
export function base64JsonBytes(files: readonly Uint8Array[]): Uint8Array {
  return asciiBytes(JSON.stringify(files.map(textOf)));
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function asciiBytes(text: string): Uint8Array {
  const ascii = Buffer.from(new ArrayBuffer(text.length));
  ascii.write(text, 'latin1');
  return new Uint8Array(ascii.buffer);
}

export function base64BytesOrNull(bytes: Uint8Array | null): Uint8Array | null {
  return bytes === null ? null : base64Bytes(bytes);
}
