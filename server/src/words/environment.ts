/** The two environments of a key. Not the variables of the process: those are read in `config/`. */

/** Test keys reach only the sandbox, live keys only the configured connector to the state. */
export const environments = ['test', 'live'] as const;

export type Environment = (typeof environments)[number];
