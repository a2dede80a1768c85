/** The overview of an organisation: the first steps. */
export const overview = {
  title: 'Overview',
  welcome: 'Three steps to the first document',
  role: 'Your role: {{role}}',
  bin: 'BIN {{bin}}',
  keyTitle: 'Take your Backend Api Key',
  keyText: 'Make a key for the sandbox: every call carries it.',
  keyAction: 'Open API keys',
  tryTitle: 'Try it here',
  tryText: 'Pick a synthetic citizen and a document, type the code from 1414, see the document.',
  tryAction: 'Try it',
  docsTitle: 'Call it from your system',
  docsText: 'Two calls: request and approve. The documentation has every field and error.',
  docsAction: 'Open the documentation',
};
