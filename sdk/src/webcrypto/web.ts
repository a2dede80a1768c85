/** The cryptography of browsers, Deno, Bun and workers. */
export const webcrypto: Crypto = globalThis.crypto;
