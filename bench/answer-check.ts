/**
 * Whether the answers of a contestant are right. A wrong one ends the bench: who answers something else is not compared. The first
 * document of each person is looked at as a whole; all later ones must have the same bytes of the PDF.
 */
import type { Flow } from './flow-client.ts';

export interface AnswerCheck {
  /** @returns the session */
  requested(answer: Answer): string;
  approved(flow: Flow, answer: Answer): void;
}

export interface Answer {
  status: number;
  body: Buffer;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PDF_FIELD = '"document_pdf":"';

/** @param sample the PDF of everybody, in base64, where the contestant answers with a sample */
export function createAnswerCheck(name: string, sample?: Buffer): AnswerCheck {
  const expected = new Map<string, Buffer>();
  const refuse = (what: string): never => {
    throw new Error(`${name} ${what}: nothing is compared`);
  };
  const assertOk = ({ status, body }: Answer) => {
    if (status !== 200) refuse(`answered ${status} (${body.toString().slice(0, 300)})`);
  };
  return {
    requested(answer) {
      assertOk(answer);
      const { backend_session_id: session } = JSON.parse(answer.body.toString()) as { backend_session_id?: string };
      return session !== undefined && UUID.test(session) ? session : refuse('answered no session');
    },
    approved({ iin }, answer) {
      assertOk(answer);
      const known = sample ?? expected.get(iin);
      if (known !== undefined) {
        if (!hasPdf(answer.body, known)) refuse('answered another PDF');
        return;
      }
      const pdf = readPdf(iin, answer.body);
      if (pdf === undefined || !hasPdf(answer.body, pdf)) refuse('answered no PDF of this person');
      else expected.set(iin, pdf);
    },
  };
}

/** In base64; undefined where it is none, or the document is somebody else's. */
export function readPdf(iin: string, body: Buffer): Buffer | undefined {
  const { document_pdf: base64, result_json: result } = JSON.parse(body.toString()) as {
    document_pdf?: string | null;
    result_json?: { common?: { docOwner?: { iin?: string } } };
  };
  if (typeof base64 !== 'string' || result?.common?.docOwner?.iin !== iin) return undefined;
  const pdf = Buffer.from(base64, 'base64').toString('latin1');
  return pdf.startsWith('%PDF-') && pdf.trimEnd().endsWith('%%EOF') ? Buffer.from(base64) : undefined;
}

/** Without parsing 200 KB for every call. */
function hasPdf(body: Buffer, pdf: Buffer): boolean {
  const start = body.indexOf(PDF_FIELD) + PDF_FIELD.length;
  const end = start + pdf.length;
  return start >= PDF_FIELD.length && body[end] === 0x22 && body.compare(pdf, 0, pdf.length, start, end) === 0;
}
