/** The step that approve and generate-files have in common: the files of a document, in a place that was taken for it. */
import type { StateDocument } from '../egov/egov.ts';
import type { ApprovePlace } from './approve-places.ts';
import type { RenderedDocument, WantedFiles } from './document-renderer.ts';
import type { SessionContext } from './session-context.ts';

/** @param startedMs when the call began, by `monotonicMs` */
export async function renderFiles(
  document: StateDocument,
  want: WantedFiles,
  { place, startedMs }: { place: ApprovePlace; startedMs: number },
  context: SessionContext,
): Promise<RenderedDocument> {
  place.holds(sizeOf(document));
  return await context.renderer.renderDocument(document, want, filesDeadline(startedMs, context));
}

/** Of what weighs: the files. */
function sizeOf({ facePhoto, files }: StateDocument): number {
  return [facePhoto, ...Object.values(files ?? {})].reduce((sum, file) => sum + (file?.length ?? 0), 0);
}

/** One deadline over the whole call, so that the client still waits when the reply comes; a slow state leaves the least. */
function filesDeadline(startedMs: number, { rules, monotonicMs }: SessionContext): AbortSignal {
  const leftMs = rules.filesWithinMs - (monotonicMs() - startedMs);
  return AbortSignal.timeout(Math.round(Math.max(leftMs, rules.filesAtLeastMs)));
}
