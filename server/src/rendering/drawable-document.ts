/** What drawing takes: a document as data, and which files of it are wanted. */
import type { DocumentTypeName } from '../documents/catalogue.ts';

/** What is drawn; a `StateDocument` is one. */
export interface DrawableDocument<Result extends object = object> {
  documentType: DocumentTypeName;
  /** As the state gave it, and attached so to the PDF; what the page shows is what can be read of it. */
  resultJson: Result;
  /** JPEG */
  facePhoto: Uint8Array | null;
  /** Whether to draw the visible sample mark. Without it, the page says that it was drawn from the state's data. */
  isSample: boolean;
  /** Of the gateway's signed QR that the page is to carry: its text. */
  signedCode?: string | undefined;
}

export interface WantedParts {
  pdf: boolean;
  image: boolean;
}
