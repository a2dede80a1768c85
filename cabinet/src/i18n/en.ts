/** The cabinet's texts in English. The other languages have the same keys: a test compares them. */
import { account } from './en/account.ts';
import { acts } from './en/acts.ts';
import { apiKeys } from './en/api-keys.ts';
import { audit } from './en/audit.ts';
import { errors } from './en/errors.ts';
import { frame } from './en/frame.ts';
import { gallery } from './en/gallery.ts';
import { incident } from './en/incident.ts';
import { logIn } from './en/log-in.ts';
import { members } from './en/members.ts';
import { outcomes } from './en/outcomes.ts';
import { overview } from './en/overview.ts';
import { phone } from './en/phone.ts';
import { plans } from './en/plans.ts';
import { requests } from './en/requests.ts';
import { sandbox } from './en/sandbox.ts';
import { signUp } from './en/sign-up.ts';
import { subscription } from './en/subscription.ts';
import { system } from './en/system.ts';
import { tryIt } from './en/try-it.ts';
import { usage } from './en/usage.ts';

export const en = {
  shell: {
    language: 'Language',
    light: 'Light',
    dark: 'Dark',
    copy: 'Copy',
    copied: 'Copied',
    copyByHand: 'Copy it by hand',
    skip: 'Skip to the content',
    loading: 'Loading…',
    tryAgain: 'Try again',
    somethingWrong: 'Something went wrong.',
    offline: 'The gateway does not answer. Check that it runs, then try again.',
    requestId: 'Request id: {{id}}',
    notFound: 'There is no such page.',
    toStart: 'To the start page',
    off: 'This page is switched off here',
    offText:
      'The operator of this gateway has switched off the gallery and the sandbox phone. QUJAT_SAMPLE_PAGES=on switches them on.',
    menu: 'Menu',
  },
  start: {
    title: 'Documents of citizens, with their consent',
    lead: 'Qujat is the e-document gateway of Kazakhstan that you run yourself. Your system asks, the citizen confirms with a code from 1414, and the document arrives: once, and only once.',
    logIn: 'Log in',
    signUp: 'Create an account',
    tryTitle: 'Try it now',
    tryText:
      'The demonstration account has a sandbox key and synthetic citizens. Its e-mail and password were printed when the gateway started.',
    phoneTitle: 'The sandbox phone',
    phoneText: 'See the codes that 1414 sends to the citizens of the sandbox.',
    galleryTitle: 'All 24 documents',
    galleryText: 'A sample of each, as PDF, picture and JSON.',
    apiTitle: 'The API',
    apiText: 'Two calls. The same addresses and fields that you already use.',
    open: 'Open',
  },
  apiKeys,
  errors,
  frame,
  incident,
  logIn,
  overview,
  tryIt,
  phone,
  gallery,
  account,
  members,
  signUp,
  outcomes,
  requests,
  subscription,
  usage,
  acts,
  audit,
  plans,
  sandbox,
  system,
};

/** What each language says: the other ones have the same shape. */
export type Texts = typeof en;
