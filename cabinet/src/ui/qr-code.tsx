/** A QR code as SVG. Always dark on white, whatever the theme: not every app reads the reverse. */
import { useMemo } from 'react';
import { drawQrCode } from '../draw-qr-code.ts';

export function QrCode({ text, label }: { text: string; label: string }) {
  const { viewBox, path } = useMemo(() => drawQrCode(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={viewBox}
      shapeRendering="crispEdges"
      className="w-full max-w-60 justify-self-center rounded-lg bg-white fill-black"
    >
      <path d={path} />
    </svg>
  );
}
