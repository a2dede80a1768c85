/** The long run of the fuzzer: `npm run fuzz -- --requests 100000 --seed 1`. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz/fuzz.ts';
import { faultsOf, summaryOf } from './fuzz/report.ts';

const { values } = parseArgs({ options: { requests: { type: 'string' }, seed: { type: 'string' } } });
const requests = Number(values.requests ?? 100_000);
const seed = Number(values.seed ?? randomInt(2 ** 31));

console.log(`${requests} requests, seed ${seed}`);
const report = await fuzz({ requests, seed });
console.log(summaryOf(report).join('\n'));
for (const fault of faultsOf(report)) console.error(`\n${fault}`);
process.exitCode = faultsOf(report).length === 0 ? 0 : 1;
