/** What a reply holds, as text. Who sends without end is no gateway, and may not fill the memory of the program that asks. */

/** A PDF of the state has 50 MB at most, in base64 a third more. */
export const LARGEST_REPLY_BYTES = 96 * 2 ** 20;

/** Undefined where the reply is larger than any of a gateway; what is left of it is not received. */
export async function readReply(reply: Response): Promise<string | undefined> {
  // There is none without a body, and none to read from in React Native and some replacements of `fetch`.
  if (typeof reply.body?.getReader !== 'function') return reply.text();
  const reader = reply.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > LARGEST_REPLY_BYTES) {
      // It may never settle, and what it throws says nothing new.
      reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
