/** A drawn receipt; undefined where there is none to be had now. */
export async function fetchPdf(path: string, headers: Record<string, string>): Promise<Blob | undefined> {
  const reply = await fetch(path, { headers, cache: 'no-store' }).catch(() => undefined);
  return reply?.ok ? reply.blob() : undefined;
}
