/** What the session operations need of rendering. `rendering/` provides it. */
import type { StateDocument } from '../egov/egov.ts';
import type { Environment } from '../words/environment.ts';

export interface DocumentRenderer {
  /** Says that a document is about to come, so that what draws may start while the state is asked. Never fails. */
  warmUp(): void;
  /**
   * Draws the document and its codes, or checks and completes the files that the state supplied, away from the event loop. The
   * state may have given the document for the only time: so this never rejects, and ends with the deadline. What cannot be made
   * by then, or not at all, is left out.
   */
  renderDocument(document: RenderedSource, want: WantedFiles, turn: RenderingTurn): Promise<RenderedDocument>;
}

export interface RenderedSource extends StateDocument {
  /** The text of a signed QR that goes onto what is drawn. */
  signedCode?: string | undefined;
}

/** Whose document it is, by which it takes its turn among those that wait; and until when its caller waits. */
export interface RenderingTurn {
  environment: Environment;
  organizationId: string;
  deadline: AbortSignal;
}

export interface WantedFiles {
  pdf: boolean;
  image: boolean;
}

/** Files as base64 text in ASCII bytes, ready to be spliced into the reply; null where there is none or none was wanted. */
export interface RenderedDocument {
  /** JPEG */
  facePhoto: Uint8Array | null;
  /** PNG or JPEG; null where a file of the state carries none. */
  qrcode: Uint8Array | null;
  /** PNG or JPEG; null where a file of the state carries none. */
  barcode: Uint8Array | null;
  /** JPEG */
  image: Uint8Array | null;
  /** A JSON array of its pages, where we drew it and it has several. */
  pageImages: Uint8Array | null;
  pdf: Uint8Array | null;
  /** `pending`: what is missing could still be made. `unavailable`: it cannot. Null where no file was wanted. */
  fileStatus: FileStatus | null;
  /** What was done to the state's PDF before it was handed on, or that ours takes its place. */
  fileChanges: readonly FileChange[];
}

export const fileStatuses = ['ready', 'pending', 'unavailable'] as const;
export type FileStatus = (typeof fileStatuses)[number];

export const fileChanges = ['active_content_removed', 'signature_removed', 'repaired', 'drawn_instead'] as const;
export type FileChange = (typeof fileChanges)[number];
