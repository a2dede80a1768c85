/** The sign over the end of a session. The heading below says the same. */
const paths = { good: 'M13 25l8 8 15-17', bad: 'M24 13v14m0 6.500v.5', phone: 'M16 9h16v30h-16zM22 34h4' };

export function Sign({ kind }: { kind: keyof typeof paths }) {
  return (
    <svg class={`sign ${kind}`} viewBox="0 0 48 48" width="72" height="72" aria-hidden="true">
      <circle cx="24" cy="24" r="24" />
      <path d={paths[kind]} />
    </svg>
  );
}
