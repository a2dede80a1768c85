/** The start page. */
export const start = {
  title: 'Documents of citizens, with their consent',
  lead: 'Qujat is the e-document gateway of Kazakhstan that you run yourself. Your system asks, the citizen confirms with a code from 1414, and the document arrives: once, and only once.',
  logIn: 'Log in',
  signUp: 'Create an account',
  tryTitle: 'Try it now',
  tryText:
    'The demonstration account has a sandbox key and synthetic citizens. Its e-mail and password were printed when the gateway started.',
  phoneTitle: 'The sandbox phone',
  phoneText: 'See the codes that 1414 sends to the citizens of the sandbox.',
  galleryTitle: 'All documents',
  galleryText: 'A sample of each, as PDF, picture and JSON.',
  apiTitle: 'The API',
  apiText: 'Two calls. The same addresses and fields that you already use.',
  open: 'Open',
};
