/** The operator's page of what is kept of one citizen. */
export const citizens = {
  lead: 'What this gateway keeps of one citizen: for the answer to a citizen who asks, or to a court.',
  iin: 'IIN of the citizen',
  iinHint: 'The audit names a citizen by a keyed hash alone.',
  reasonHint: 'The audit keeps it. Write no personal data.',
  find: 'Show the records',
  records: 'Records',
  auditRows: 'Rows of the audit',
  requests: 'Lines of the request log',
  consents: 'Consents',
  save: 'Save as a file',
  newest: 'Newest rows of the audit',
  none: 'Nothing was found of this citizen',
  noneText: 'Open sessions cannot be searched: each is encrypted under its own id, and loses IIN and phone at its end.',
  erase: 'Erase',
  eraseTitle: 'Erase what is kept of this citizen?',
  eraseText:
    'IIN and phone go out of the request log, and the consents are deleted. The rows of the audit stay: they name nobody. This cannot be taken back.',
  erased: 'Erased: lines of the request log {{requests}}, consents {{consents}}. The rows of the audit stay: {{rows}}.',
};
