/** What `npm run bench` takes. */
import { parseArgs } from 'node:util';
import { wholeNumber } from './whole-number.ts';

export interface FlowOptions {
  /** In each round, and before the first one, so that all are warm. */
  flows: number;
  rounds: number;
  /** After which no round begins. */
  minutes: number;
  connections: number[];
  /** How often each contestant is started to see how long that takes. */
  starts: number;
  /** Another checkout of Qujat. */
  against: string | undefined;
  /** The contestants that run beside Qujat on SQLite and static Fastify; undefined: all. */
  beside: string[] | undefined;
  /** Whether README and docs are to show the run. */
  readme: boolean;
}

export function readFlowOptions(args?: string[]): FlowOptions {
  const { values } = parseArgs({
    ...(args === undefined ? {} : { args }),
    options: {
      flows: { type: 'string', default: '5000' },
      rounds: { type: 'string', default: '5' },
      minutes: { type: 'string' },
      connections: { type: 'string', default: '1,16,64' },
      starts: { type: 'string', default: '3' },
      against: { type: 'string' },
      beside: { type: 'string' },
      readme: { type: 'boolean', default: false },
    },
  });
  return {
    flows: wholeNumber('flows', values.flows),
    rounds: wholeNumber('rounds', values.rounds),
    minutes: values.minutes === undefined ? Number.POSITIVE_INFINITY : wholeNumber('minutes', values.minutes),
    connections: values.connections.split(',').map((each) => wholeNumber('connections', each)),
    starts: wholeNumber('starts', values.starts),
    against: values.against,
    beside: values.beside?.split(','),
    readme: values.readme,
  };
}
