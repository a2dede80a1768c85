/** All that is said in Russian, as the build puts it together. */
export const parts = import.meta.glob<object>('./ru/*.ts', { eager: true });
