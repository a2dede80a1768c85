/** The calls of the page. The session's id travels in a header, and nothing that a citizen enters stands in an address. */
import type { Language } from '../../cabinet/src/i18n/languages.ts';
import type { FlowView } from '../../server/src/flows/page-schemas.ts';
import { type Answer, callGateway, type Refusal } from './call-gateway.ts';

export type { Answer, FlowView, Refusal };

export interface Citizen {
  iin?: string;
  phone?: string;
  document_type?: string;
  /** In which the notice of consent was read. */
  language?: Language;
}

export interface HandOver {
  url: string;
  expires_at: string;
}

export type PageApi = ReturnType<typeof createPageApi>;

const PAGE_API = '/api/v1/flows/page/';

/** @param readDevice which device this is, where the session was handed over to it */
export function createPageApi(sessionId: string, readDevice: () => string | undefined) {
  const call = <Body>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer<Body>> => {
    const device = readDevice();
    const headers = {
      'qujat-flow-session': sessionId,
      ...(device !== undefined && { 'qujat-flow-device': device }),
    };
    return callGateway(`${PAGE_API}${path}`, { method, headers, body });
  };
  return {
    readFlow: () => call<FlowView>('GET', ''),
    enterCitizen: (citizen: Citizen) => call<FlowView>('POST', 'citizen/', citizen),
    resendCode: () => call<FlowView>('POST', 'resend/', {}),
    approveFlow: (code: string) => call<FlowView>('POST', 'approve/', { code }),
    cancelFlow: () => call<FlowView>('POST', 'cancel/', {}),
    handOverFlow: () => call<HandOver>('POST', 'hand-over/', {}),
    takeOverFlow: (token: string) => call<FlowView>('POST', 'take-over/', { token }),
  };
}
