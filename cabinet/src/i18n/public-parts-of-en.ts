/** What anybody may read in English, as the build puts it together: it comes with the first page. */
export const parts = import.meta.glob<object>('./en/public/*.ts', { eager: true });
