/** With what a command ends: told by `qujat --help` and by the guide, which a test holds against this table. */
export const exitCodes = {
  ok: { code: 0, meaning: 'done' },
  failure: { code: 1, meaning: 'failed; the reason is on standard error' },
  usage: { code: 2, meaning: 'there is no such command, option or word, no key, or too few lines of standard input' },
  refused: { code: 3, meaning: 'the gateway or a rule refused it, as with a status 4xx' },
  unavailable: { code: 4, meaning: 'the gateway or the state failed or cannot be reached, as with a status 5xx' },
  timedOut: { code: 5, meaning: 'the awaited result did not come in time' },
  pending: { code: 6, meaning: 'with migrate --check: a start would migrate the store' },
  interrupted: { code: 130, meaning: 'interrupted, as with Ctrl-C' },
} as const;

export type ExitReason = keyof typeof exitCodes;
