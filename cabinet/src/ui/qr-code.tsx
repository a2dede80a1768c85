/** A QR code as SVG. Always dark on white, whatever the theme: not every app reads the reverse. */
import { useMemo } from 'react';
import { drawQrCode } from '../draw-qr-code.ts';

/** @param isLong of a text that makes the squares small */
export function QrCode({ text, label, isLong = false }: { text: string; label: string; isLong?: boolean }) {
  const { viewBox, path } = useMemo(() => drawQrCode(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={viewBox}
      shapeRendering="crispEdges"
      className={`w-full ${isLong ? 'max-w-96' : 'max-w-60'} justify-self-center rounded-lg bg-white fill-black`}
    >
      <path d={path} />
    </svg>
  );
}
