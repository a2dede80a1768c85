/** A reply with that by which its reader can prove it, where the gateway has a key that signs: the receipt, and the signed QR of a document. */
import { almatyMidnightMs } from '../calendar/almaty-date.ts';
import type { StateDocument } from '../egov/egov.ts';
import type { SignReceipt } from '../proofs/receipt.ts';
import type { CodedDocument } from '../proofs/signed-code.ts';
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
  const orNone = async <Proof>(what: string, make: () => Proof | Promise<Proof>) => {
    try {
      return await make();
    } catch {
      reportDocument(documentType, `its ${what} could not be signed`);
      return undefined;
    }
  };
  const signedQrcode =
    document &&
    (await orNone('QR', () =>
      signing.drawSignedCode({
        ...{ documentType, environment, pdf: files['document_pdf'] ?? null },
        ...{ resultJson: document.resultJson, endsAtMs: endOf(document) },
      }),
    ));
  const receipt = await orNone('receipt', () =>
    signing.signReceipt({ documentType, environment, facts, files: withSignedCode(files, signedQrcode) }),
  );
  return { receipt, signedQrcode };
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
