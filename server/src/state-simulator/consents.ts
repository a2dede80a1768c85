/** What the simulated КДП remembers of each request: of whom, for what, and the token once the citizen has agreed. In memory. */
import type { Clock } from '../clock.ts';
import type { DocumentTypeName } from '../documents/catalogue.ts';

export interface Consent {
  iin: string;
  phone: string;
  documentType: DocumentTypeName;
  wrongCodes: number;
  /** Once the right code was given; the same for the same code. */
  token?: string;
  publicKey?: string;
}

const MAX_CONSENTS = 10_000;

export function createConsents(clock: Clock) {
  const consents = new Map<string, { consent: Consent; endsAtMs: number }>();
  return {
    keep: (requestId: string, consent: Consent, lifeMs: number) => {
      consents.delete(requestId);
      consents.set(requestId, { consent, endsAtMs: clock.nowMs() + lifeMs });
      const [oldest] = consents.keys();
      if (consents.size > MAX_CONSENTS && oldest !== undefined) consents.delete(oldest);
    },
    /** Undefined where there is none, or it has ended. */
    find: (requestId: string): Consent | undefined => {
      const found = consents.get(requestId);
      return found === undefined || clock.nowMs() >= found.endsAtMs ? undefined : found.consent;
    },
  };
}

export type Consents = ReturnType<typeof createConsents>;
