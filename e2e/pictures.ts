/**
 * `npm run pictures`: those of the README; `npm run pictures -- pages`: one of every page, to be looked at; `npm run pictures -- documents`:
 * every document in every hard case, to be looked at.
 */
const [what] = process.argv.splice(2, 1);
if (what === 'pages') await import('./page-pictures.ts');
else if (what === 'documents') await import('../tools/hard-document-pictures.ts');
else {
  await import('./readme-pictures.ts');
  await import('../tools/document-pictures.ts');
}
