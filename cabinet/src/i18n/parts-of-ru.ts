/** What only those read in Russian who are logged in, as the build puts it together. */
export const parts = import.meta.glob<object>('./ru/*.ts', { eager: true });
