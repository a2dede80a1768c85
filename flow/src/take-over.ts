/** What a link of another device does where it is opened: from then on this device acts, and the other one watches. */
import type { FlowView, PageApi } from './page-api.ts';
import { keepDevice } from './this-device.ts';

/** Undefined where no such link was opened, or nobody knows what has become of the call: then the session is simply read. */
export async function takeOver(api: PageApi, token: string | undefined): Promise<FlowView | 'used up' | undefined> {
  if (token === undefined) return undefined;
  // It works once: a reload must not try it again, and no history keeps it.
  history.replaceState(history.state, '', window.location.pathname + window.location.search);
  const answer = await api.takeOverFlow(token);
  if (answer.kind === 'lost') return undefined;
  if (answer.kind === 'refused') return 'used up';
  keepDevice(answer.body.device);
  return answer.body.view;
}
