/** A reply with that by which its reader can prove it, where the gateway has a key that signs: the receipt, and the signed QR of a document. */
import { almatyMidnightMs } from '../calendar/almaty-date.ts';
import type { StateDocument } from '../egov/egov.ts';
import type { SignReceipt } from '../proofs/receipt.ts';
import type { CodedDocument } from '../proofs/signed-code.ts';
import type { Environment } from '../words/environment.ts';
import type { WantedFiles } from './document-renderer.ts';
import { extraOf, type ReplyFields, type ReportDocument } from './document-reply.ts';
import type { StoredSession } from './session.ts';
import { type JsonParts, spliceJson } from './splice-json.ts';

export interface ProofSigning {
  /** Undefined where nothing is signed. */
  signing:
    | {
        signReceipt: SignReceipt;
        /** Resolves to a PNG in base64. */
        drawSignedCode(document: CodedDocument): Promise<string>;
        /** The text of the QR that goes onto a drawn document; missing where none does. */
        signCode?: ((document: CodedDocument) => Promise<string>) | undefined;
      }
    | undefined;
  reportDocument: ReportDocument;
}

/** The same in every repeat: a signature made anew is another one. */
export interface ReplyProofs {
  receipt?: string | undefined;
  /** A PNG in base64. */
  signedQrcode?: string | undefined;
}

export function spliceReply({ facts, files }: ReplyFields, { receipt, signedQrcode }: ReplyProofs): JsonParts {
  return spliceJson({ ...facts, receipt }, withSignedCode(files, signedQrcode));
}

/**
 * The state has given the document, perhaps for the only time: what cannot be signed does not cost it.
 *
 * @param document none where the reply is about single facts of it: its number is then nobody's
 */
export async function proveReply(
  { facts, files }: ReplyFields,
  { documentType, environment }: Pick<StoredSession, 'documentType' | 'environment'>,
  document: StateDocument | undefined,
  { signing, reportDocument }: ProofSigning,
): Promise<ReplyProofs> {
  if (signing === undefined) return {};
  const orNone = orReport(documentType, reportDocument);
  const pdf = files['document_pdf'] ?? null;
  const signedQrcode =
    document && (await orNone('QR', () => signing.drawSignedCode(codedDocument(document, environment, pdf))));
  const receipt = await orNone('receipt', () =>
    signing.signReceipt({ documentType, environment, facts, files: withSignedCode(files, signedQrcode) }),
  );
  return { receipt, signedQrcode };
}

/** The text of the QR that goes onto the document before it is drawn, so without the hash of its PDF. Undefined where none does. */
export async function signDrawnCode(
  document: StateDocument,
  want: WantedFiles,
  { environment }: Pick<StoredSession, 'environment'>,
  { signing, reportDocument }: ProofSigning,
): Promise<string | undefined> {
  const sign = signing?.signCode;
  if (sign === undefined || !(want.pdf || want.image)) return undefined;
  const orNone = orReport(document.documentType, reportDocument);
  return await orNone('QR', () => sign(codedDocument(document, environment, null)));
}

function orReport(documentType: string, reportDocument: ReportDocument) {
  return async <Proof>(what: string, make: () => Proof | Promise<Proof>): Promise<Proof | undefined> => {
    try {
      return await make();
    } catch {
      reportDocument(documentType, `its ${what} could not be signed`);
      return undefined;
    }
  };
}

function codedDocument(document: StateDocument, environment: Environment, pdf: Uint8Array | null): CodedDocument {
  const { documentType, resultJson } = document;
  return { documentType, environment, resultJson, endsAtMs: endOf(document), pdf };
}

function withSignedCode(files: ReplyFields['files'], signedQrcode: string | undefined): ReplyFields['files'] {
  return signedQrcode === undefined ? files : { ...files, signed_qrcode: Buffer.from(signedQrcode) };
}

/** The midnight after the last day of its validity. */
function endOf(document: StateDocument): number | undefined {
  // Whatever of the dates is wrong was told with the reply.
  const { date_of_expire: lastDay } = extraOf(document, () => {});
  if (lastDay === null) return undefined;
  return almatyMidnightMs(Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString());
}
