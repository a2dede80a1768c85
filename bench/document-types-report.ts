/** The tables of `document-types.ts`. */
import { median, quantile, row, table } from './table.ts';

export interface Measured {
  ms: number;
  cpuMs: number;
  bytes: number;
}

export interface TypeResult {
  name: string;
  layout: string;
  /** Ours: the first PDF after other types, one after its like, and an image. The bytes are base64, as the renderer answers. */
  firstPdf: Measured[];
  pdf: Measured[];
  image: Measured[];
  chromium: Measured[];
  pdfmake: Measured[];
}

const PER_BASE64_BYTE = 3 / 4;

const medianMs = (runs: Measured[]) => median(runs.map(({ ms }) => ms));
const meanCpuMs = (runs: Measured[]) => runs.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / runs.length;
const kilobytes = (runs: Measured[], share = 1) => (median(runs.map(({ bytes }) => bytes)) * share) / 1024;

export function ownTable(results: TypeResult[]): string {
  const head = [
    '',
    'layout',
    'PDF after others ms',
    'p95',
    'CPU',
    'PDF ms',
    'p95',
    'CPU',
    'KB',
    'image ms',
    'p95',
    'CPU',
    'KB',
  ];
  const times = (runs: Measured[]) => {
    const latencies = runs.map(({ ms }) => ms);
    return [median(latencies), quantile(latencies, 0.95), meanCpuMs(runs)].map((ms) => ms.toFixed(1));
  };
  const size = (runs: Measured[]) => kilobytes(runs, PER_BASE64_BYTE).toFixed(0);
  const rows = results.map(({ name, layout, firstPdf, pdf, image }) =>
    row(name, layout, ...times(firstPdf), ...times(pdf), size(pdf), ...times(image), size(image)),
  );
  return table(head, rows);
}

export function referenceTable(results: TypeResult[]): string {
  const head = ['', 'ours ms', 'CPU', 'KB'];
  for (const name of ['Chromium', 'pdfmake']) head.push(`${name} ms`, 'ratio', 'CPU', 'ratio', 'KB');
  const rows = results.map(({ name, pdf, chromium, pdfmake }) => {
    const beside = (runs: Measured[]) => [
      medianMs(runs).toFixed(1),
      (medianMs(pdf) / medianMs(runs)).toFixed(2),
      meanCpuMs(runs).toFixed(1),
      (meanCpuMs(pdf) / meanCpuMs(runs)).toFixed(2),
      kilobytes(runs).toFixed(0),
    ];
    const ours = [medianMs(pdf).toFixed(1), meanCpuMs(pdf).toFixed(1), kilobytes(pdf, PER_BASE64_BYTE).toFixed(0)];
    return row(name, ...ours, ...beside(chromium), ...beside(pdfmake));
  });
  return table(head, rows);
}
