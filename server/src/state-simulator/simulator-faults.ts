/** Faults that somebody chooses for the simulator's next answers, to see what a gateway makes of them. */

export const faultNames = [
  /** No answer, until the caller hangs up. */
  'hang',
  /** The connection is cut before an answer. */
  'reset',
  /** A page in HTML with status 500, as a server in front would give. */
  'http_500',
  /** The same with status 503. */
  'http_503',
  /** Half of the answer, then the connection is cut. */
  'half',
  /** An answer without a signature. */
  'unsigned',
  /** The Body was changed after it was signed. */
  'tampered',
  /** Signed with a key that nobody trusts. */
  'foreign_key',
  /** The answer to another message. */
  'other_message',
  /** The message is none that the service knows. */
  'fault_format',
  /** The service behind the bus cannot be reached. */
  'fault_unreachable',
  /** The service behind the bus is disabled. */
  'fault_unavailable',
  /** The service behind the bus was too slow. */
  'fault_timeout',
] as const;

export type FaultName = (typeof faultNames)[number];

export interface ChosenFault {
  fault: FaultName;
  /** For how many calls of this service. */
  times: number;
}

export function createFaults() {
  const chosen = new Map<string, ChosenFault>();
  return {
    /** For the next calls of this service, or of every service for `*`. */
    choose: (service: string, fault: ChosenFault) => void chosen.set(service, { ...fault }),
    clear: () => chosen.clear(),
    list: (): { service: string; fault: FaultName; times: number }[] =>
      [...chosen].map(([service, fault]) => ({ service, ...fault })),
    /** The fault of this call, which is thereby used. */
    take: (service: string): FaultName | undefined => {
      const name = chosen.has(service) ? service : '*';
      const found = chosen.get(name);
      if (found === undefined) return undefined;
      found.times -= 1;
      if (found.times <= 0) chosen.delete(name);
      return found.fault;
    },
  };
}

export type Faults = ReturnType<typeof createFaults>;
