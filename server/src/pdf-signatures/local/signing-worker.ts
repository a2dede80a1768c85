/** The worker behind `signing-pool.ts`: signs, and hands back what the signature has put behind the PDF. */
import { transferred } from '../../rendering/transfer.ts';
import type { PdfSignature } from '../pdf-signer.ts';
import { createAuthorities } from './authorities.ts';
import type { SigningTask } from './sign-with-key.ts';

/** What they said is kept as long as the worker lives. */
const authorities = createAuthorities(fetch);

export async function sign(task: SigningTask): Promise<PdfSignature> {
  const { signWithKey } = await import('./sign-with-key.ts');
  const signature = await signWithKey(task, authorities);
  const addition = new Uint8Array(signature.addition);
  return transferred({ ...signature, addition }, [addition]);
}

/** Resolves once the worker is loaded. */
export function warmUp(): void {}
