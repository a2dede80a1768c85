/**
 * How messages are signed and verified: a small port with two kinds of adapters. `rsa-signer.ts` and `rsa-verifier.ts` work in this
 * process; GOST keys need a program of their own, and its adapter stands with the connector that uses it.
 */
import type { XmlElement } from './xml-element.ts';

export interface MessageSigner {
  /**
   * A whole envelope with the Body signed as WS-Security wants it.
   * @param content the XML of the Body's one element
   */
  sign(content: string, signal: AbortSignal): Promise<string>;
}

export interface MessageVerifier {
  /**
   * The Body, as it was signed: whoever reads this element reads nothing that was not signed.
   * @throws UntrustedMessageError where the signature does not hold, or holds for something else
   * @throws UnsafeXmlError
   * @throws MalformedMessageError where it is no envelope
   */
  verify(envelope: string, signal: AbortSignal): Promise<XmlElement>;
}

/** A message whose sender is not proven. It says what was wrong, and repeats nothing of the message. */
export class UntrustedMessageError extends Error {
  override readonly name = 'UntrustedMessageError';
}
