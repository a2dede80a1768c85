/**
 * Draws documents of all types in one thread, PDF and image, no document twice: a process of its own for `drawing-memory.test.ts`. After
 * each of the given counts it writes how many megabytes it holds: the least during the last turn of all types.
 */
import { createDistinctDocuments } from '../bench/distinct-documents.ts';
import { documentTypes } from '../server/src/documents/catalogue.ts';
import { makeSampleDocument, sampleHolderOf } from '../server/src/egov/sandbox/sample-document.ts';
import { createRenderer } from '../server/src/rendering/renderer.ts';

const counts = process.argv.slice(2).map(Number);
const samples = await Promise.all(documentTypes.map((type) => makeSampleDocument(type, sampleHolderOf(type))));
const distinct = createDistinctDocuments();
const renderer = createRenderer({ threads: 1 });
let drawn = 0;
for (const count of counts) {
  const held: number[] = [];
  while (drawn < count) {
    for (const sample of samples) {
      // As of a state: the photo is checked, and no file is kept.
      const { fileStatus } = await renderer.renderDocument(
        { ...distinct(sample), isSample: false },
        { pdf: true, image: true },
      );
      if (fileStatus !== 'ready') throw new Error(`a document of type ${sample.documentType} was not drawn`);
      drawn += 1;
      held.push(process.memoryUsage.rss() / 1e6);
    }
  }
  console.log(Math.min(...held.slice(-samples.length)));
}
await renderer.close();
