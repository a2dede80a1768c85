/** What `qujat doctor` found about one thing, for a person to read. Nothing in it is secret or of a person. */
export interface Finding {
  outcome: 'ok' | 'warning' | 'problem';
  /** What was looked at, such as `relay, connection`. */
  subject: string;
  says: string;
  /** What the operator should do; nothing where all is well. */
  advice?: string;
}

export function ok(subject: string, says: string): Finding {
  return { outcome: 'ok', subject, says };
}

export function warning(subject: string, says: string, advice: string): Finding {
  return { outcome: 'warning', subject, says, advice };
}

export function problem(subject: string, says: string, advice: string): Finding {
  return { outcome: 'problem', subject, says, advice };
}
