/** The calls of the page. The pass lives in the page's memory alone: a reload asks for a new code. */
import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import type { MyConsents } from '../../../server/src/consents/my/my-schemas.ts';
import { callGateway } from '../call-gateway.ts';
import { fetchPdf } from '../fetch-pdf.ts';

export type { MyConsents };
export type MyApi = ReturnType<typeof createMyApi>;

const MY_API = '/api/v1/consents/my/';

export function createMyApi(sandbox: string) {
  const headersOf = (pass: string) => ({ 'qujat-citizen-pass': pass });
  const post = <Body>(path: string, body: object, pass?: string) =>
    callGateway<Body>(MY_API + path, { method: 'POST', headers: pass === undefined ? {} : headersOf(pass), body });
  return {
    sendMyCode: (citizen: { iin: string; phone: string }) => post<{ pass: string }>('code/', { sandbox, ...citizen }),
    confirmMyCode: (pass: string, code: string) => post<MyConsents>('confirm/', { code }, pass),
    withdrawMyConsent: (pass: string, id: string) => post<MyConsents>(`${id}/withdraw/`, {}, pass),
    drawMyReceipt: (pass: string, id: string, language: Language) =>
      fetchPdf(`${MY_API}${id}/pdf/?language=${language}`, headersOf(pass)),
  };
}
