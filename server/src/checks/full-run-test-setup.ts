/** Whether this is `npm run torture`: then tests try all values, where `npm test` tries enough of them to hold each guarantee. */
export const isFull = process.env['QUJAT_TORTURE'] === 'full';
