/** What only those read in English who are logged in, as the build puts it together. */
export const parts = import.meta.glob<object>('./en/*.ts', { eager: true });
