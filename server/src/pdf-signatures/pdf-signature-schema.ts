/** The field of a reply that tells whether its PDF is signed. */
import { Type } from '../json/json-schema.ts';
import { pdfSignatureStates } from './sign-delivered-pdf.ts';

export const pdfSignatureField = Type.Optional(
  Type.Unsafe<string | null>({
    title: 'PdfSignature',
    enum: [...pdfSignatureStates, null],
    description: [
      'Whose signature the PDF has. B-B: the gateway’s, by PAdES. B-T: that, with a timestamp of another party. B-LT: that, with what the',
      'issuers of the certificates say of them. state: the state’s own, to which none is added. failed: it could not be signed now, and is here without. null: there is no PDF. Left out where the gateway signs no PDFs',
    ].join(' '),
  }),
);
