/** What a link of another device does where it is opened: from then on this device acts, and the other one watches. */
import type { FlowView, PageApi } from './page-api.ts';
import { makeDevice } from './this-device.ts';
import { waitToTryAgain } from './wait-to-try-again.ts';

/**
 * Undefined where no such link was opened: then the session is simply read. A call whose answer was lost is made again: the gateway knows
 * this device by the secret that it brings.
 */
export async function takeOver(api: PageApi, token: string | undefined): Promise<FlowView | 'used up' | undefined> {
  if (token === undefined) return undefined;
  makeDevice();
  let answer = await api.takeOverFlow(token);
  for (let tries = 1; answer.kind === 'lost'; tries += 1) {
    await waitToTryAgain(tries);
    answer = await api.takeOverFlow(token);
  }
  // Only now: a reload before would not know the link any more. No history keeps it.
  history.replaceState(history.state, '', window.location.pathname + window.location.search);
  return answer.kind === 'refused' ? 'used up' : answer.body;
}
