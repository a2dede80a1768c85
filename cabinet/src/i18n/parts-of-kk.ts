/** All that is said in Kazakh, as the build puts it together. */
export const parts = import.meta.glob<object>('./kk/*.ts', { eager: true });
