/** What the session operations need of rendering. `rendering/` provides it. */
import type { StateDocument } from '../egov/egov.ts';

export interface DocumentRenderer {
  /**
   * Draws the document and its codes, or checks and completes the files that the state supplied, away from the event loop.
   * @throws GatewayError `service_unavailable` while stopping or overloaded, `government_service_error` where a supplied file may
   * not be handed on; any other error is a defect.
   */
  renderDocument(document: StateDocument, want: { pdf: boolean; image: boolean }): Promise<RenderedDocument>;
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
  pdf: Uint8Array | null;
}
