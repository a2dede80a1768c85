/** What the rendering benchmarks take: `--documents 5000` for the memory curve, `--quick` for a short run. */
import { parseArgs } from 'node:util';

export interface RenderingOptions {
  quick: boolean;
  /** Over how many documents the memory is watched. */
  memoryDocuments: number;
}

export function readRenderingOptions(): RenderingOptions {
  const { values } = parseArgs({
    options: { documents: { type: 'string' }, quick: { type: 'boolean', default: false } },
  });
  const memoryDocuments = Number(values.documents ?? (values.quick ? 100 : 1000));
  if (!Number.isSafeInteger(memoryDocuments) || memoryDocuments < 1)
    throw new Error('--documents takes a whole number');
  return { quick: values.quick, memoryDocuments };
}
