/** The gallery: a sample of every document type. */
export const gallery = {
  title: 'All documents',
  lead: 'A sample of every document type. The people do not exist.',
  sampleOf: 'Sample: {{title}}',
  validity: 'Valid for: {{validity}}',
  unlimited: 'unlimited',
  noPicture: 'The picture did not load. Open the PDF, or reload the page.',
  files: { pdf: 'PDF', image: 'Image', json: 'JSON' },
};
