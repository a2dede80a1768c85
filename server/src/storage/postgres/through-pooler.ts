/**
 * A pooler that lends its connections by the transaction, such as PgBouncer with its defaults, takes no settings with a connection: the
 * next transaction may run on another. So each transaction brings its time-outs itself, in the same trip, and a statement by itself
 * becomes a transaction.
 */
/** SQLSTATE of a violation of the protocol: so PgBouncer calls a setting that it does not know. */
const PROTOCOL_VIOLATION = '08P01';

export function refusesSettings(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === PROTOCOL_VIOLATION &&
    error.message.includes('startup parameter')
  );
}

/** Sends one statement; what is sent while an answer is awaited goes out at once. */
export type Send<Answer> = (text: string, parameters: readonly unknown[]) => Promise<Answer>;

/** @param settings of each transaction, by their names */
export function sendThroughPooler<Answer>(send: Send<Answer>, settings: Record<string, number>): Send<Answer> {
  // As one text, since nobody looks at what each part answers.
  const begin = ['begin', ...Object.entries(settings).map(([name, value]) => `set local ${name} = ${value}`)].join(';');
  let inTransaction = false;
  return (text, parameters) => {
    if (text === 'begin') {
      inTransaction = true;
      return send(begin, []);
    }
    if (text === 'commit' || text === 'rollback') inTransaction = false;
    else if (!inTransaction) return sendAlone(send, begin, text, parameters);
    return send(text, parameters);
  };
}

async function sendAlone<Answer>(
  send: Send<Answer>,
  begin: string,
  text: string,
  parameters: readonly unknown[],
): Promise<Answer> {
  const [begun, answered, committed] = await Promise.allSettled([
    send(begin, []),
    send(text, parameters),
    send('commit', []),
  ]);
  for (const each of [begun, answered, committed]) if (each.status === 'rejected') throw each.reason;
  return (answered as PromiseFulfilledResult<Answer>).value;
}
