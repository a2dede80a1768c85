/** The step that approve and generate-files have in common: the files of a document, in a place that was taken for it, and signed. */
import type { StateDocument } from '../egov/egov.ts';
import type { ApprovePlace } from './approve-places.ts';
import type { RenderingTurn, WantedFiles } from './document-renderer.ts';
import type { SessionContext } from './session-context.ts';
import { type FileSignature, type SignedFiles, signedAgain, signFiles } from './sign-files.ts';

export async function renderFiles(
  document: StateDocument,
  want: WantedFiles,
  { place, owner, startedMs, kept, signedCode }: RenderingCall,
  context: SessionContext,
): Promise<SignedFiles> {
  place.holds(sizeOf(document));
  const { environment, organizationId } = owner;
  const turn = { environment, organizationId, deadline: filesDeadline(startedMs, context) };
  const files = await context.renderer.renderDocument({ ...document, signedCode }, want, turn);
  const asBefore = kept && signedAgain(files, kept.signature);
  return asBefore ?? (await signFiles(files, turn, context.signPdf));
}

interface RenderingCall {
  place: ApprovePlace;
  /** Its session. */
  owner: Omit<RenderingTurn, 'deadline'>;
  /** When the call began, by `monotonicMs`. */
  startedMs: number;
  /** That goes onto what is drawn. */
  signedCode?: string | undefined;
  /** In a repeat: the signature of the first reply. */
  kept?: { signature: FileSignature | undefined };
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
