/** The start page. */
export const start = {
  title: 'Documents of citizens, with their consent',
  lead: 'Qujat is the e-document gateway of Kazakhstan that you run yourself. Your system asks, the citizen confirms with a code from 1414, and the document arrives: once, and only once.',
  tryTitle: 'Try it now',
  tryText:
    'The demonstration account has a sandbox key and synthetic citizens. Its e-mail and password were printed when the gateway started.',
  phoneTitle: 'The sandbox phone',
  phoneText: 'See the codes that 1414 sends to the citizens of the sandbox.',
  galleryText: 'A sample of each, as PDF, picture and JSON.',
  apiTitle: 'The API',
  apiText: 'Two calls. The same addresses and fields that you already use.',
  open: 'Open',
  picture: 'An identity card as the gateway delivers it, of a person who does not exist',
  requestTitle: 'Your system asks',
  requestText: 'One call with the citizen’s IIN and phone. The answer names the session.',
  smsTitle: 'The citizen gets a code',
  smsText: 'The state sends it by SMS. The citizen tells it to you, or does not.',
  sms: '“Alma” LLP asks for your identity card. Tell the code only if you agree: {{code}}',
  approveTitle: 'The document arrives',
  approveText: 'The second call brings it: JSON, photo, PDF or image. Once, and only once.',
};
