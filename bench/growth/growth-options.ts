/** What `npm run bench:growth` takes. */
import { parseArgs } from 'node:util';
import { wholeNumber } from '../whole-number.ts';

export const axes = ['sessions', 'organizations', 'audit', 'payload'] as const;
export type Axis = (typeof axes)[number];

export interface GrowthOptions {
  /** Along which axes the store is to grow. */
  along: readonly Axis[];
  /** Sessions, and rows of the audit, at most. */
  most: number;
  /** In each round, and before the first. */
  flows: number;
  rounds: number;
  /** Whether docs/performance.md is to show the run. */
  publish: boolean;
}

export function readGrowthOptions(args?: string[]): GrowthOptions {
  const { values } = parseArgs({
    ...(args === undefined ? {} : { args }),
    options: {
      along: { type: 'string', default: axes.join() },
      most: { type: 'string', default: '1000000' },
      flows: { type: 'string', default: '1000' },
      rounds: { type: 'string', default: '5' },
      publish: { type: 'boolean', default: false },
    },
  });
  const along = values.along.split(',').map((name) => {
    const axis = axes.find((each) => each === name);
    if (axis === undefined) throw new Error(`--along takes ${axes.join(', ')}, not "${name}"`);
    return axis;
  });
  const { publish, ...numbers } = values;
  return {
    along,
    publish,
    most: wholeNumber('most', numbers.most),
    flows: wholeNumber('flows', numbers.flows),
    rounds: wholeNumber('rounds', numbers.rounds),
  };
}
