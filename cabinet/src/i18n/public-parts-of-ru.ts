/** What anybody may read in Russian, as the build puts it together: it comes with the first page. */
export const parts = import.meta.glob<object>('./ru/public/*.ts', { eager: true });
