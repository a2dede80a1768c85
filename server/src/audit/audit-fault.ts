/** What is wrong with an export, as one sentence for people. */
export class AuditFault extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'AuditFault';
  }
}
