/**
 * A call whose connection was lost may have arrived all the same. So the page looks first what has become of the session, and makes the
 * call again only where nothing has.
 */
import type { Answer, FlowView } from './page-api.ts';

export interface Connection {
  before: FlowView;
  readFlow(): Promise<Answer<FlowView>>;
  /** Resolves when it may be tried again. @param tries so far */
  waitForConnection(tries: number): Promise<void>;
}

export type Settled<Body> = Exclude<Answer<Body>, { kind: 'lost' }>;

export async function callWithoutDoubling(
  call: () => Promise<Answer<FlowView>>,
  { before, readFlow, waitForConnection }: Connection,
): Promise<Settled<FlowView>> {
  let answer = await call();
  for (let tries = 1; answer.kind === 'lost'; tries += 1) {
    await waitForConnection(tries);
    const now = await readFlow();
    if (now.kind === 'lost') continue;
    answer = now.kind === 'refused' || hasMoved(before, now.body) ? now : await call();
  }
  return answer;
}

/** Whether a call has changed the session: each of them leaves another of these. */
function hasMoved(before: FlowView, now: FlowView): boolean {
  return (
    before.state !== now.state ||
    before.resend_at !== now.resend_at ||
    before.attempts_left !== now.attempts_left ||
    before.in_charge !== now.in_charge
  );
}
