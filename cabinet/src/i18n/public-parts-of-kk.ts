/** What anybody may read in Kazakh, as the build puts it together: it comes with the first page. */
export const parts = import.meta.glob<object>('./kk/public/*.ts', { eager: true });
