/** Which JPEG may be handed on and printed byte for byte: every reader shows it upright, in its own colours. */
import type { Metadata } from 'sharp';

export function isPlainJpeg({ format, orientation, space }: Metadata): boolean {
  return format === 'jpeg' && (orientation ?? 1) === 1 && (space === 'srgb' || space === 'b-w');
}
