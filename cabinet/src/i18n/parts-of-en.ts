/** All that is said in English, as the build puts it together. */
export const parts = import.meta.glob<object>('./en/*.ts', { eager: true });
